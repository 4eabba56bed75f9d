import { type Design, type Entity, entityNamed, relationsFrom } from './types';

interface Token {
  text: string;
  kind: 'name' | 'other';
}

// Texts of all forms, comments, names, numbers (so that `1e5` is no name), the rest sign by sign.
const TOKENS =
  /r?("""|''')[\s\S]*?\1|r?"(?:\\.|[^"\\])*"|r?'(?:\\.|[^'\\])*'|\/\/[^\n]*|0x[0-9a-fA-F]+|\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|[A-Za-z_][A-Za-z0-9_]*|\s+|[\s\S]/g;
const WORDS = new Set(['true', 'false', 'null', 'in', 'user']);

function tokens(expression: string): Token[] {
  return [...expression.matchAll(TOKENS)].map(([text]) => ({
    text,
    kind: /^[A-Za-z_]\w*$/.test(text) ? 'name' : 'other',
  }));
}

/**
 * Gives a member of an entity another name in an expression over records of `root`. Paths are followed through relations, so that
 * `project.name` changes with the project's field, and a field of the same name elsewhere does not.
 */
export function renameMember(
  design: Design,
  root: Entity,
  expression: string,
  owner: string,
  from: string,
  to: string,
): string {
  const parts = tokens(expression);
  let at: Entity | undefined;
  let follows = false;
  for (const [index, part] of parts.entries()) {
    if (part.kind !== 'name') {
      follows = follows && (part.text.trim() === '' || part.text === '.');
      continue;
    }
    const isPath = previous(parts, index) === '.';
    const isCall = next(parts, index) === '(';
    if (!isPath) {
      at = root;
    }
    if ((isPath && !follows) || isCall || at === undefined || (!isPath && WORDS.has(part.text))) {
      follows = false;
      continue;
    }
    follows = true;
    if (!isPath && part.text === 'record' && next(parts, index) === '.') {
      continue;
    }
    const before = part.text;
    if (at.name === owner && before === from) {
      part.text = to;
    }
    at = target(design, at, before);
  }
  return parts.map((part) => part.text).join('');
}

function target(design: Design, entity: Entity, member: string): Entity | undefined {
  const relation = relationsFrom(design, entity).find((one) => one.name === member);
  return relation === undefined || relation.kind === 'manyToMany' ? undefined : entityNamed(design, relation.to);
}

function previous(parts: readonly Token[], index: number): string | undefined {
  return parts.slice(0, index).findLast((part) => part.text.trim() !== '')?.text;
}

function next(parts: readonly Token[], index: number): string | undefined {
  return parts.slice(index + 1).find((part) => part.text.trim() !== '')?.text;
}

/** The names that an expression speaks of, wherever they stand: for what would miss a member. */
export function namesIn(expression: string): Set<string> {
  return new Set(tokens(expression).flatMap((part) => (part.kind === 'name' ? [part.text] : [])));
}
