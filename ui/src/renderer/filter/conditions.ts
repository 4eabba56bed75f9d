import { pathOf } from '../cel/evaluate';
import { type Node, parse } from '../cel/syntax';
import { literal } from '../cel/tokens';
import { type Entity, type Member, memberOf } from '../meta';

/** What a chip of the filter says of a member. */
export type Operator =
  | 'is'
  | 'isNot'
  | 'contains'
  | 'startsWith'
  | 'endsWith'
  | 'less'
  | 'atMost'
  | 'more'
  | 'atLeast'
  | 'oneOf'
  | 'has'
  | 'empty'
  | 'filled'
  | 'isMe';

export interface Condition {
  member: string;
  operator: Operator;
  /** In the form of the wire, as texts; as many as the operator takes. */
  values: string[];
}

const TEXTS: readonly Operator[] = ['contains', 'is', 'isNot', 'startsWith', 'endsWith'];
const ORDERED: readonly Operator[] = ['is', 'isNot', 'less', 'atMost', 'more', 'atLeast'];
const EMPTINESS: readonly Operator[] = ['empty', 'filled'];

/** The part of a member that is compared: money by its amount. */
function path(member: Member): string {
  const name = member.name === 'user' ? 'record.user' : member.name;
  return member.type === 'money' ? `${name}.amount` : name;
}

/** What can be said of a member; nothing of those that no filter reads. */
export function operatorsOf(member: Member): readonly Operator[] {
  if (member.kind === 'relation') {
    return member.many ? [] : [...(member.people ? (['isMe'] as const) : []), 'is', 'isNot', ...EMPTINESS];
  }
  switch (member.type) {
    case 'text':
    case 'longText':
    case 'email':
    case 'url':
    case 'phone':
    case 'slug':
    case 'color':
      return [...TEXTS, ...EMPTINESS];
    case 'integer':
    case 'long':
    case 'autoNumber':
    case 'decimal':
    case 'float':
    case 'date':
    case 'time':
    case 'dateTime':
    case 'duration':
      return [...ORDERED, ...EMPTINESS];
    case 'money':
      return [...ORDERED, ...EMPTINESS];
    case 'boolean':
      return ['is', ...EMPTINESS];
    case 'choice':
      return ['oneOf', 'is', 'isNot', ...EMPTINESS];
    case 'multiChoice':
      return ['has', ...EMPTINESS];
    case 'uuid':
      return ['is', 'isNot', ...(member.kind === 'system' ? [] : EMPTINESS)];
    case 'person':
      return ['isMe', 'is', 'isNot'];
    case 'json':
    case 'file':
    case 'image':
    case 'geoPoint':
    case 'secret':
      return EMPTINESS;
    default:
      return [];
  }
}

/** How many values an operator takes: none, one, or any number from one. */
export function valuesOf(operator: Operator): 'none' | 'one' | 'many' {
  return operator === 'empty' || operator === 'filled' || operator === 'isMe'
    ? 'none'
    : operator === 'oneOf'
      ? 'many'
      : 'one';
}

const SIGNS: Partial<Record<Operator, string>> = {
  is: '==',
  isNot: '!=',
  less: '<',
  atMost: '<=',
  more: '>',
  atLeast: '>=',
};
const METHODS: readonly Operator[] = ['contains', 'startsWith', 'endsWith'];

/** The literal of a value of a member. */
function constant(member: Member, value: string): string {
  switch (member.type) {
    case 'integer':
    case 'long':
    case 'autoNumber':
    case 'decimal':
    case 'money':
    case 'float':
    case 'boolean':
      return value;
    case 'date':
    case 'time':
    case 'dateTime':
    case 'duration':
      return `${member.type}(${literal(value)})`;
    default:
      return literal(value);
  }
}

function celOf(member: Member, { operator, values: [value = '', ...others] }: Condition): string {
  const name = path(member);
  if (METHODS.includes(operator)) {
    return `${name}.${operator}(${literal(value)})`;
  }
  switch (operator) {
    case 'empty':
    case 'filled':
      return `${member.type === 'money' ? name.replace('.amount', '') : name} ${operator === 'empty' ? '==' : '!='} null`;
    case 'isMe':
      return `${name} == user.id`;
    case 'oneOf':
      return `${name} in [${[value, ...others].map((one) => constant(member, one)).join(', ')}]`;
    case 'has':
      return `${literal(value)} in ${name}`;
    default:
      return `${name} ${SIGNS[operator] ?? '=='} ${constant(member, value)}`;
  }
}

/** The filter that says all of it. */
export function toCel(entity: Entity, conditions: readonly Condition[]): string {
  return conditions
    .flatMap((condition) => {
      const member = memberOf(entity, condition.member);
      return member === undefined ? [] : [celOf(member, condition)];
    })
    .join(' && ');
}

/** The conditions that a filter consists of; nothing where it says more than chips can. */
export function fromCel(entity: Entity, filter: string): Condition[] | undefined {
  if (filter.trim() === '') {
    return [];
  }
  const parsed = parse(filter);
  if ('fault' in parsed) {
    return undefined;
  }
  const found = conjuncts(parsed.node).map((node) => conditionOf(entity, node));
  return found.every((one) => one !== undefined) ? found : undefined;
}

function conjuncts(node: Node): Node[] {
  return node.kind === 'call' && node.name === '&&' ? node.parts.flatMap(conjuncts) : [node];
}

const BY_SIGN = new Map(Object.entries(SIGNS).map(([operator, sign]) => [sign, operator as Operator]));

function conditionOf(entity: Entity, node: Node): Condition | undefined {
  if (node.kind === 'name') {
    const member = memberOf(entity, node.name);
    return member?.type === 'boolean' ? { member: node.name, operator: 'is', values: ['true'] } : undefined;
  }
  if (node.kind !== 'call') {
    return undefined;
  }
  const [left, right] = node.parts;
  if (left === undefined) {
    return undefined;
  }
  if (node.name === '!' && left.kind === 'name' && memberOf(entity, left.name)?.type === 'boolean') {
    // Not quite the same: nothing is unknown in a filter by chips.
    return undefined;
  }
  if (right === undefined) {
    return undefined;
  }
  if (node.name === 'in' && left.kind === 'constant') {
    return within(entity, right, 'has', [left]);
  }
  if (node.name === 'in' && right.kind === 'list' && right.items.length > 0) {
    return within(entity, left, 'oneOf', right.items);
  }
  const operator = METHODS.find((one) => one === node.name) ?? BY_SIGN.get(node.name);
  if (operator === undefined) {
    return undefined;
  }
  if (right.kind === 'constant' && right.constant.kind === 'null') {
    const name = nameOf(left);
    const emptiness = operator === 'is' ? 'empty' : operator === 'isNot' ? 'filled' : undefined;
    return name !== undefined && emptiness ? allowed(entity, name, emptiness, []) : undefined;
  }
  if (pathOf(right)?.join('.').replace(/\.id$/, '') === 'user' && operator === 'is') {
    const name = nameOf(left);
    return name === undefined ? undefined : allowed(entity, name, 'isMe', []);
  }
  return within(entity, left, operator, [right]);
}

/** The member of a side; `price.amount` is `price`. */
function nameOf(node: Node): string | undefined {
  const found = pathOf(node);
  const names = found?.[0] === 'record' ? found.slice(1) : found;
  return names?.length === 1 || (names?.length === 2 && names[1] === 'amount') ? names[0] : undefined;
}

function within(entity: Entity, side: Node, operator: Operator, nodes: readonly Node[]): Condition | undefined {
  const name = nameOf(side);
  const member = name === undefined ? undefined : memberOf(entity, name);
  if (member === undefined || (member.type === 'money') !== (pathOf(side)?.at(-1) === 'amount')) {
    return undefined;
  }
  const values = nodes.map((node) => textOf(node));
  return values.every((value) => value !== undefined) ? allowed(entity, member.name, operator, values) : undefined;
}

function allowed(entity: Entity, name: string, operator: Operator, values: string[]): Condition | undefined {
  const member = memberOf(entity, name);
  return member && operatorsOf(member).includes(operator) ? { member: name, operator, values } : undefined;
}

const TIMES = ['date', 'time', 'dateTime', 'timestamp', 'duration'];

/** The value of a literal as a text. */
function textOf(node: Node): string | undefined {
  if (node.kind === 'call' && TIMES.includes(node.name) && node.parts.length === 1) {
    const [inner] = node.parts;
    return inner?.kind === 'constant' && inner.constant.kind === 'text' ? inner.constant.text : undefined;
  }
  if (node.kind !== 'constant') {
    return undefined;
  }
  switch (node.constant.kind) {
    case 'text':
    case 'decimal':
      return node.constant.text;
    case 'null':
      return undefined;
    default:
      return String(node.constant.value);
  }
}
