import { evaluate } from '../cel/evaluate';
import { recordScope } from '../cel/record-scope';
import { type Node, parse } from '../cel/syntax';
import type { Value } from '../cel/values';
import { type Draft, draftOf, type Flaw, isChanged, wireOf } from '../fields/drafts';
import { fieldType } from '../fields/registry';
import type { Entity, Member, Meta, Row } from '../meta';
import type { Rights } from '../rights';

export type Drafts = Record<string, Draft>;

/** The members that a form has controls for. */
export function editableMembers(entity: Entity, rights: Rights, action: 'create' | 'update'): Member[] {
  return entity.members.filter(
    (member) => member.kind !== 'system' && fieldType(member) !== undefined && rights.writes(member, action),
  );
}

/** What the form begins with: the record, or the defaults of the model. */
export function initialDrafts(members: readonly Member[], row: Partial<Row> | undefined, isNew: boolean): Drafts {
  return Object.fromEntries(
    members.map((member) => {
      const given = row?.[member.name];
      return [member.name, draftOf(member, given ?? (isNew ? member.default : undefined))];
    }),
  );
}

/** The members whose draft is not the one that editing began with. */
export function changedNames(members: readonly Member[], before: Drafts, drafts: Drafts): string[] {
  return members.map((member) => member.name).filter((name) => isChanged(before[name], drafts[name]));
}

export interface Judgement {
  /** Of drafts that are no values. */
  flaws: Record<string, Flaw>;
  /** The rules that are broken, as far as it can be known here. */
  broken: Array<{ message: string; field: string | null; reads: readonly string[] }>;
  /** What formulas give for the drafts; absent where it is not known here. */
  formulas: Record<string, Value>;
  /** The values of all drafts that are values, in the form of the wire. */
  values: Record<string, unknown>;
}

interface JudgeOptions {
  meta: Meta;
  entity: Entity;
  members: readonly Member[];
  row: Row | undefined;
  drafts: Drafts;
  user: string | undefined;
  related?: ((entity: string, id: string) => Row | undefined) | undefined;
}

/** Says what is wrong with what is typed, by the same rules as the server, which has the last word. */
export function judge({ meta, entity, members, row, drafts, user, related }: JudgeOptions): Judgement {
  const flaws: Record<string, Flaw> = {};
  const values: Record<string, unknown> = {};
  for (const member of members) {
    const wire = wireOf(member, drafts[member.name]);
    if ('flaw' in wire) {
      flaws[member.name] = wire.flaw;
    } else {
      values[member.name] = wire.value;
    }
  }
  const scope = recordScope({ meta, entity, values: { ...known(entity, row, flaws), ...values }, user, related });
  const broken = entity.rules.flatMap((rule) => {
    const node = nodeOf(rule.expression);
    return node !== undefined && evaluate(node, scope) === false
      ? [{ message: rule.message, field: rule.field, reads: namesIn(node) }]
      : [];
  });
  const formulas: Record<string, Value> = {};
  for (const member of entity.members) {
    const node = member.kind === 'formula' ? nodeOf(member.expression ?? '') : undefined;
    const value = node && evaluate(node, scope);
    if (value !== undefined) {
      formulas[member.name] = value;
    }
  }
  return { flaws, broken, formulas, values };
}

/** What stands in the record beside the form. Of what is typed and no value nothing is known. */
function known(entity: Entity, row: Row | undefined, flaws: Record<string, Flaw>): Record<string, unknown> {
  if (row === undefined) {
    return {};
  }
  const names = entity.members.map((member) => member.name).filter((name) => !Object.hasOwn(flaws, name));
  return Object.fromEntries(names.filter((name) => Object.hasOwn(row, name)).map((name) => [name, row[name]]));
}

const parsed = new Map<string, Node | undefined>();

function nodeOf(expression: string): Node | undefined {
  if (!parsed.has(expression)) {
    const result = parse(expression);
    parsed.set(expression, 'node' in result ? result.node : undefined);
  }
  return parsed.get(expression);
}

function namesIn(node: Node): string[] {
  switch (node.kind) {
    case 'name':
      return [node.name];
    case 'select':
      return namesIn(node.operand);
    case 'call':
      return node.parts.flatMap(namesIn);
    case 'list':
      return node.items.flatMap(namesIn);
    default:
      return [];
  }
}

/** What is sent: all that has a value for a new record, else what was changed. */
export function sentValues(
  members: readonly Member[],
  before: Drafts,
  drafts: Drafts,
  isNew: boolean,
): Record<string, unknown> {
  const changed = new Set(changedNames(members, before, drafts));
  const sent: Record<string, unknown> = {};
  for (const member of members) {
    const wire = wireOf(member, drafts[member.name]);
    // A default that was taken away is sent as null; what was never there is left to the server.
    const isWanted = isNew
      ? changed.has(member.name) || ('value' in wire && wire.value !== null && member.type !== 'secret')
      : changed.has(member.name);
    if (isWanted && 'value' in wire) {
      sent[member.name] = wire.value;
    }
  }
  return sent;
}
