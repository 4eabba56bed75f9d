import { decimalOf } from './decimal';
import { apply, Undecided } from './functions';
import type { Node } from './syntax';
import { compare, equal, timed, timedOf, type Value } from './values';

/** What an expression reads besides its own text. */
export interface Scope {
  /** The value of a member, or of what a path leads to. Throws {@link Undecided} where it is not known here. */
  read(path: readonly string[]): Value;
  readonly user: string | undefined;
  /** In microseconds. */
  readonly now: bigint;
  readonly today: string;
}

/**
 * Computes an expression as the server does (docs/expressions.md): null is unknown. `undefined` where the value depends on what is
 * not known here.
 */
export function evaluate(node: Node, scope: Scope): Value | undefined {
  try {
    return valueIn(node, scope);
  } catch (reason) {
    if (reason instanceof Undecided) {
      return undefined;
    }
    throw reason;
  }
}

export function valueIn(node: Node, scope: Scope): Value {
  switch (node.kind) {
    case 'constant':
      switch (node.constant.kind) {
        case 'text':
          return node.constant.text;
        case 'decimal':
          return decimalOf(node.constant.text);
        case 'null':
          return null;
        default:
          return node.constant.value;
      }
    case 'name':
    case 'select':
      return named(node, scope);
    case 'list':
      throw new Undecided();
    case 'call':
      return called(node, scope);
  }
}

function named(node: Node, scope: Scope): Value {
  const path = pathOf(node);
  if (path === undefined) {
    throw new Undecided();
  }
  if (path[0] === 'user' && (path.length === 1 || (path.length === 2 && path[1] === 'id'))) {
    // Equal to nobody where there is none.
    return scope.user ?? '';
  }
  return scope.read(path[0] === 'record' && path.length > 1 ? path.slice(1) : path);
}

/** The names of a path; nothing where it begins with something else than a name. */
export function pathOf(node: Node): string[] | undefined {
  if (node.kind === 'name') {
    return [node.name];
  }
  const before = node.kind === 'select' ? pathOf(node.operand) : undefined;
  return node.kind === 'select' && before ? [...before, node.field] : undefined;
}

function called(node: Node & { kind: 'call' }, scope: Scope): Value {
  const [first, second, third] = node.parts;
  const value = (part: Node | undefined): Value => {
    if (part === undefined) {
      throw new Undecided();
    }
    return valueIn(part, scope);
  };
  switch (node.name) {
    case '&&':
      return junction(
        false,
        () => value(first),
        () => value(second),
      );
    case '||':
      return junction(
        true,
        () => value(first),
        () => value(second),
      );
    case '!': {
      const operand = value(first);
      return typeof operand === 'boolean' ? !operand : null;
    }
    case '==':
      return equal(value(first), value(second));
    case '!=':
      return !equal(value(first), value(second));
    case '<':
    case '<=':
    case '>':
    case '>=':
      return ordered(node.name, compare(value(first), value(second)));
    case 'in':
      return within(value(first), second, value);
    case '?:': {
      const condition = value(first);
      return condition === null ? null : value(condition === true ? second : third);
    }
    case 'has':
      return value(first) !== null;
    case 'coalesce':
      return value(first) ?? value(second);
    case 'now':
      return timed('dateTime', scope.now);
    case 'today':
      return timedOf('date', scope.today);
    default:
      return apply(
        node.name,
        node.parts.map((part) => value(part)),
      );
  }
}

/** Kleene's, where the deciding value decides even beside what is not known here. */
function junction(deciding: boolean, one: () => Value, other: () => Value): Value {
  let undecided: Undecided | undefined;
  let isUnknown = false;
  for (const side of [one, other]) {
    try {
      const value = side();
      if (value === deciding) {
        return deciding;
      }
      isUnknown ||= value === null;
    } catch (reason) {
      if (!(reason instanceof Undecided)) {
        throw reason;
      }
      undecided = reason;
    }
  }
  if (undecided) {
    throw undecided;
  }
  return isUnknown ? null : !deciding;
}

function ordered(operator: string, order: number | null): boolean | null {
  if (order === null) {
    return null;
  }
  return operator === '<' ? order < 0 : operator === '<=' ? order <= 0 : operator === '>' ? order > 0 : order >= 0;
}

function within(operand: Value, list: Node | undefined, value: (node: Node | undefined) => Value): Value {
  if (list?.kind === 'list') {
    return list.items.some((item) => equal(operand, value(item)));
  }
  const found = value(list);
  if (operand === null || found === null) {
    return null;
  }
  return Array.isArray(found) && found.includes(operand as string);
}
