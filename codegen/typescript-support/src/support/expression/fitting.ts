/** What goes with what in an expression. */
import type { FieldMember } from '../model.ts';
import { readLiteral } from './literals.ts';
import type { Node } from './syntax.ts';
import {
  FUNCTIONS,
  isReference,
  referenceTo,
  type Expr,
  type FunctionName,
  type Literal,
  type ValueType,
} from './types.ts';

const SYMBOLS: ReadonlyMap<string, string> = new Map([
  ['_+_', '+'],
  ['_-_', '-'],
  ['_*_', '*'],
  ['_/_', '/'],
  ['_%_', '%'],
  ['-_', '-'],
]);

export function nameOf(node: Node): string {
  return node.kind === 'name' ? node.name : node.kind === 'select' ? node.field : '';
}

export function path(relations: readonly string[], leaf: string): [string, ...string[]] {
  return [...relations, leaf] as unknown as [string, ...string[]];
}

export function systemType(name: string, entity: string): ValueType {
  switch (name) {
    case 'id':
      return referenceTo(entity);
    case 'version':
      return 'integer';
    case 'createdAt':
    case 'updatedAt':
      return 'dateTime';
    default:
      return 'person';
  }
}

export function partsOf(field: FieldMember): { names: readonly string[]; types: readonly ValueType[] } | undefined {
  switch (field.type.kind) {
    case 'money':
      return { names: ['amount', 'currency'], types: ['decimal', 'text'] };
    case 'geoPoint':
      return { names: ['lat', 'lon'], types: ['float', 'float'] };
    default:
      return undefined;
  }
}

export function isNull(node: Node): boolean {
  return node.kind === 'constant' && node.constant.kind === 'null';
}

export function isValue(type: ValueType): boolean {
  return type !== 'opaque value' && type !== 'list of text';
}

export function choicesOf(expr: Expr): readonly string[] {
  return expr.kind === 'path' ? expr.choices : [];
}

/** The expression as that type: itself, or an integer as decimal. */
export function widen(expr: Expr, type: ValueType): Expr | undefined {
  if (expr.type === type) {
    return expr;
  }
  return expr.type === 'integer' && type === 'decimal'
    ? { kind: 'call', type: 'decimal', name: 'decimalOfInteger', parts: [expr] }
    : undefined;
}

/** Several tests of one operand: one node where all options are constants, else a disjunction. */
export function membership(equals: readonly Expr[]): Expr | undefined {
  const literals: Literal[] = [];
  let operand: Expr | undefined;
  for (const equal of equals) {
    const isSame = equal.kind === 'equal' && (operand === undefined || sameKey(operand) === sameKey(equal.left));
    if (isSame && equal.right.kind === 'literal') {
      operand = equal.left;
      literals.push(equal.right);
    }
  }
  if (operand !== undefined && literals.length === equals.length) {
    return { kind: 'in', type: 'boolean', operand, options: literals };
  }
  return equals.length === 1 ? equals[0] : { kind: 'or', type: 'boolean', operands: equals };
}

export function sameKey(expr: Expr): string {
  return JSON.stringify(expr);
}

export function fitAll(
  name: FunctionName,
  nodes: readonly Node[],
  checked: readonly Expr[],
): readonly Expr[] | undefined {
  const parameters = FUNCTIONS[name].parameters;
  if (parameters.length !== checked.length) {
    return undefined;
  }
  const fitting: Expr[] = [];
  for (const [index, expr] of checked.entries()) {
    const node = nodes[index];
    const type = parameters[index];
    const fitted = node === undefined || type === undefined ? undefined : fit(expr, node, type);
    if (fitted === undefined) {
      return undefined;
    }
    fitting.push(fitted);
  }
  return fitting;
}

export function fit(expr: Expr, node: Node, type: ValueType): Expr | undefined {
  if (node.kind === 'constant' && (expr.type === 'integer' || expr.type === 'decimal')) {
    // a number takes the type of the parameter; a text does not, because several overloads could read it
    return type === 'float' ? undefined : readLiteral(node.constant, type);
  }
  return isReference(expr.type) && type === 'uuid' ? expr : widen(expr, type);
}

export function mismatch(left: Expr, right: Expr): string {
  for (const [literal, other] of [
    [left, right],
    [right, left],
  ] as const) {
    if (literal.kind === 'literal' && literal.type === 'text') {
      return `"${String(literal.value)}" is no ${other.type}`;
    }
  }
  const hint = left.type === 'float' || right.type === 'float' ? '; decimal(…) makes a decimal of a float' : '';
  return `${left.type} and ${right.type} do not go together${hint}`;
}

export function mismatchOfCall(name: string, parts: readonly Expr[]): string {
  const types = parts.map((part) => part.type).join(' and ');
  const days = types.includes('date') && types.includes('integer') ? '; days are added by addDays(date, 7)' : '';
  const floats = types.includes('float') ? '; decimal(…) makes a decimal of a float' : '';
  return `${SYMBOLS.get(name) ?? name} does not take ${types === '' ? 'nothing' : types}${days}${floats}`;
}
