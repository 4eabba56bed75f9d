import type { Rights } from '../access.ts';
import type { Entity } from '../model.ts';
import { choicesOf, fitAll, isNull, isValue, membership, mismatch, mismatchOfCall, widen } from './fitting.ts';
import { Names } from './names.ts';
import { ownType, readLiteral } from './literals.ts';
import { canonicalPattern, PatternRefusal } from './pattern.ts';
import { parse, type Node } from './syntax.ts';
import {
  FUNCTIONS,
  isReference,
  type Expr,
  type Fault,
  type FunctionName,
  type Order,
  type ValueType,
} from './types.ts';

const NODES_MAX = 1_000;
const DEPTH_MAX = 100;
const ORDERS: ReadonlyMap<string, Order> = new Map([
  ['_<_', '<'],
  ['_<=_', '<='],
  ['_>_', '>'],
  ['_>=_', '>='],
]);
type Code = Fault['code'];

/** Reads a filter over the records of an entity; a name that the caller does not always see is unknown. */
export function compileFilter(source: string, rights: Rights, entity: Entity): Expr | readonly Fault[] {
  const root = parse(source);
  const fault = 'code' in root ? root : undefined;
  if (fault !== undefined) {
    return [{ ...fault, offset: codePointsBefore(source, fault.offset) }];
  }
  const checker = new Checker(rights, entity);
  const expr = checker.condition(root as Node, 0);
  return expr !== undefined && checker.faults.length === 0
    ? expr
    : checker.faults
        .map((found) => ({ ...found, offset: codePointsBefore(source, found.offset) }))
        .sort((a, b) => a.offset - b.offset);
}

function codePointsBefore(source: string, offset: number): number {
  return Array.from(source.slice(0, offset)).length;
}

/** Turns a parsed tree into a checked expression. What answers undefined has noted a fault. For one source. */
class Checker {
  readonly faults: Fault[] = [];
  readonly #names: Names;
  #nodes = 0;
  #exhausted = false;

  constructor(rights: Rights, entity: Entity) {
    this.#names = new Names(rights, entity, (code: Code, node: Node, message: string) =>
      this.#fault(code, node, message),
    );
  }

  condition(node: Node, depth: number): Expr | undefined {
    const expr = this.#check(node, 'boolean', depth);
    if (expr === undefined || expr.type === 'boolean') {
      return expr;
    }
    return this.#fault('type', node, `is ${expr.type} where boolean is expected`);
  }

  #fault(code: Code, node: Node, message: string): undefined {
    this.faults.push({ code, message, offset: node.offset });
  }

  /** `hint` is the type that a constant takes; without one it takes its own. */
  #check(node: Node, hint: ValueType | undefined, depth: number): Expr | undefined {
    if (!this.#admits(node, depth)) {
      return undefined;
    }
    switch (node.kind) {
      case 'constant':
        return this.#constant(node, hint);
      case 'name':
      case 'select':
        return this.#names.resolve(node);
      case 'call':
        return this.#call(node, hint, depth + 1);
      case 'list':
        return this.#fault('not-translatable', node, 'a list stands only at the right of in');
      case 'map':
        return this.#fault('not-translatable', node, 'maps and messages are not part of the language');
    }
  }

  #admits(node: Node, depth: number): boolean {
    this.#nodes++;
    if (!this.#exhausted && (this.#nodes > NODES_MAX || depth > DEPTH_MAX)) {
      this.#exhausted = true;
      const message = depth > DEPTH_MAX ? `nests deeper than ${DEPTH_MAX}` : `has more than ${NODES_MAX} parts`;
      this.#fault('too-complex', node, `${message}, formulas included`);
    }
    return !this.#exhausted;
  }

  #constant(node: Extract<Node, { kind: 'constant' }>, hint: ValueType | undefined): Expr | undefined {
    if (node.constant.kind === 'null') {
      return hint === undefined
        ? this.#fault('type', node, 'null has no type here; compare with == null or != null')
        : { kind: 'unknown', type: hint };
    }
    const own = ownType(node.constant);
    if (own === undefined) {
      return this.#fault('not-translatable', node, 'bytes and unsigned numbers are not part of the language');
    }
    const literal =
      (hint === undefined ? undefined : readLiteral(node.constant, hint)) ?? readLiteral(node.constant, own);
    return literal ?? this.#fault('type', node, `is no ${own} within the limits of the language`);
  }

  #call(node: Extract<Node, { kind: 'call' }>, hint: ValueType | undefined, depth: number): Expr | undefined {
    const [first, second, third] = node.parts;
    const order = ORDERS.get(node.name);
    if (order !== undefined && first !== undefined && second !== undefined) {
      return this.#comparison(node, order, first, second, depth);
    }
    switch (node.name) {
      case '_&&_':
      case '_||_':
        return this.#junction(node.parts, node.name === '_&&_' ? 'and' : 'or', depth);
      case '!_': {
        const operand = first === undefined ? undefined : this.condition(first, depth);
        return operand === undefined ? undefined : { kind: 'not', type: 'boolean', operand };
      }
      case '_==_':
      case '_!=_':
        return first && second && this.#equality(first, second, node.name === '_!=_', depth);
      case '_?_:_':
        return first && second && third && this.#conditional(first, second, third, hint, depth);
      case '@in':
        return first && second && this.#in(first, second, depth);
      case '_[_]':
        return this.#fault('not-translatable', node, 'indexes are not part of the language');
      case 'has':
        return first !== undefined && second === undefined
          ? this.#unknownTest(first, true, depth)
          : this.#overload(node, depth);
      case 'coalesce':
        return this.#coalesce(node, hint, depth);
      case 'matches':
        return this.#matches(node, depth);
      case 'date':
      case 'time':
      case 'dateTime':
      case 'duration':
        return this.#typedConstant(node, node.name, depth);
      case 'timestamp':
        return this.#typedConstant(node, 'dateTime', depth);
      case 'now':
      case 'today':
        return first === undefined
          ? { kind: 'bound', type: node.name === 'now' ? 'dateTime' : 'date', slot: node.name }
          : this.#overload(node, depth);
      default:
        return this.#overload(node, depth);
    }
  }

  #junction(parts: readonly Node[], kind: 'and' | 'or', depth: number): Expr | undefined {
    const operands: Expr[] = [];
    let isWhole = true;
    for (const part of parts) {
      const operand = this.condition(part, depth);
      if (operand === undefined) {
        isWhole = false;
      } else if (operand.kind === kind) {
        operands.push(...operand.operands);
      } else {
        operands.push(operand);
      }
    }
    return isWhole ? { kind, type: 'boolean', operands } : undefined;
  }

  #equality(left: Node, right: Node, negated: boolean, depth: number): Expr | undefined {
    if (isNull(right)) {
      return this.#unknownTest(left, negated, depth);
    }
    if (isNull(left)) {
      return this.#unknownTest(right, negated, depth);
    }
    const pair = this.#unify(left, right, undefined, depth);
    if (pair === undefined) {
      return undefined;
    }
    if (pair.left.type === 'opaque value' || pair.left.type === 'list of text') {
      return this.#fault('type', left, `a ${pair.left.type} compares with null alone`);
    }
    return this.#fitsChoices(pair.right, choicesOf(pair.left), right) &&
      this.#fitsChoices(pair.left, choicesOf(pair.right), left)
      ? { kind: 'equal', type: 'boolean', left: pair.left, right: pair.right, negated }
      : undefined;
  }

  #unknownTest(node: Node, negated: boolean, depth: number): Expr | undefined {
    const operand = this.#check(node, undefined, depth);
    return operand === undefined ? undefined : { kind: 'isUnknown', type: 'boolean', operand, negated };
  }

  #comparison(node: Node, order: Order, left: Node, right: Node, depth: number): Expr | undefined {
    const pair = this.#unify(left, right, undefined, depth);
    if (pair === undefined) {
      return undefined;
    }
    const type = pair.left.type;
    if (['boolean', 'uuid', 'opaque value', 'list of text'].includes(type) || isReference(type)) {
      return this.#fault('type', node, `a ${type} has no order`);
    }
    return this.#fitsChoices(pair.right, choicesOf(pair.left), right) &&
      this.#fitsChoices(pair.left, choicesOf(pair.right), left)
      ? { kind: 'compare', type: 'boolean', order, left: pair.left, right: pair.right }
      : undefined;
  }

  #conditional(test: Node, first: Node, second: Node, hint: ValueType | undefined, depth: number): Expr | undefined {
    const condition = this.condition(test, depth);
    const branches = this.#unify(first, second, hint, depth);
    if (condition === undefined || branches === undefined) {
      return undefined;
    }
    const { left: then, right: otherwise } = branches;
    return isValue(then.type)
      ? { kind: 'conditional', type: then.type, condition, then, otherwise }
      : this.#fault('type', first, 'an opaque value or list cannot be chosen');
  }

  #coalesce(node: Extract<Node, { kind: 'call' }>, hint: ValueType | undefined, depth: number): Expr | undefined {
    const [first, second, third] = node.parts;
    if (first === undefined || second === undefined || third !== undefined) {
      return this.#fault('type', node, 'coalesce takes two arguments');
    }
    const pair = this.#unify(first, second, hint, depth);
    if (pair === undefined) {
      return undefined;
    }
    return isValue(pair.left.type)
      ? { kind: 'call', type: pair.left.type, name: 'coalesce', parts: [pair.left, pair.right] }
      : this.#fault('type', node, 'an opaque value or list cannot be chosen');
  }

  #in(element: Node, list: Node, depth: number): Expr | undefined {
    if (list.kind !== 'list') {
      return this.#inField(element, list, depth);
    }
    if (list.items.length === 0) {
      const operand = this.#check(element, undefined, depth);
      return operand === undefined ? undefined : { kind: 'literal', type: 'boolean', value: false };
    }
    const equals: Expr[] = [];
    for (const item of list.items) {
      if (isNull(item)) {
        return this.#fault('type', item, 'null is in no list; test with == null');
      }
      const equal = this.#equality(element, item, false, depth);
      if (equal === undefined) {
        return undefined;
      }
      equals.push(equal);
    }
    return membership(equals);
  }

  #inField(element: Node, list: Node, depth: number): Expr | undefined {
    const values = this.#check(list, undefined, depth);
    if (values === undefined) {
      return undefined;
    }
    if (values.type !== 'list of text') {
      return this.#fault('type', list, 'in takes a list or a multiChoice field at its right');
    }
    const literal = element.kind === 'constant' ? readLiteral(element.constant, 'text') : undefined;
    if (literal === undefined) {
      return this.#fault('not-translatable', element, 'only a constant text can be looked for in a multiChoice field');
    }
    return this.#fitsChoices(literal, choicesOf(values), element)
      ? { kind: 'call', type: 'boolean', name: 'listContains', parts: [literal, values] }
      : undefined;
  }

  #matches(node: Extract<Node, { kind: 'call' }>, depth: number): Expr | undefined {
    const [textNode, patternNode, third] = node.parts;
    if (textNode === undefined || patternNode === undefined || third !== undefined) {
      return this.#fault('type', node, 'matches takes a text and a pattern');
    }
    const operand = this.#check(textNode, undefined, depth);
    const pattern = this.#check(patternNode, undefined, depth);
    if (operand === undefined || pattern === undefined) {
      return undefined;
    }
    if (operand.type !== 'text') {
      return this.#fault('type', textNode, `matches takes text, not ${operand.type}`);
    }
    if (pattern.kind !== 'literal' || typeof pattern.value !== 'string' || pattern.type !== 'text') {
      return this.#fault('not-translatable', patternNode, 'a pattern is a constant text');
    }
    try {
      return { kind: 'matches', type: 'boolean', operand, pattern: canonicalPattern(pattern.value) };
    } catch (refusal) {
      if (!(refusal instanceof PatternRefusal)) {
        throw refusal;
      }
      const place = `the pattern, at character ${refusal.offset + 1}`;
      return this.#fault('not-translatable', patternNode, `${place}: ${refusal.message}`);
    }
  }

  #typedConstant(node: Extract<Node, { kind: 'call' }>, type: ValueType, depth: number): Expr | undefined {
    const [only, second] = node.parts;
    if (only?.kind !== 'constant' || second !== undefined) {
      return this.#fault('not-translatable', node, `${node.name} takes one constant text`);
    }
    const literal = this.#check(only, type, depth);
    if (literal === undefined || (literal.kind === 'literal' && literal.type === type)) {
      return literal;
    }
    return this.#fault('type', only, `is no ${type}`);
  }

  #overload(node: Extract<Node, { kind: 'call' }>, depth: number): Expr | undefined {
    const names = (Object.keys(FUNCTIONS) as FunctionName[]).filter(
      (name) => FUNCTIONS[name].call === node.name && !node.name.startsWith('@'),
    );
    if (names.length === 0) {
      return this.#fault('unknown-name', node, `there is no function ${node.name}`);
    }
    const checked: Expr[] = [];
    for (const part of node.parts) {
      const expr = this.#check(part, undefined, depth);
      if (expr === undefined) {
        return undefined;
      }
      checked.push(expr);
    }
    for (const name of names) {
      const parts = fitAll(name, node.parts, checked);
      if (parts !== undefined) {
        return { kind: 'call', type: FUNCTIONS[name].result, name, parts };
      }
    }
    return this.#fault('type', node, mismatchOfCall(node.name, checked));
  }

  /** Two operands as values of one type, constants taking the type of the other. */
  #unify(left: Node, right: Node, hint: ValueType | undefined, depth: number): { left: Expr; right: Expr } | undefined {
    const constantFirst = (left.kind === 'constant' && right.kind !== 'constant') || isNull(left);
    const leading = this.#check(constantFirst ? right : left, hint, depth);
    const following = this.#check(constantFirst ? left : right, leading?.type ?? hint, depth);
    const [first, second] = constantFirst ? [following, leading] : [leading, following];
    if (first === undefined || second === undefined) {
      return undefined;
    }
    const wideFirst = widen(first, second.type);
    if (wideFirst !== undefined) {
      return { left: wideFirst, right: second };
    }
    const wideSecond = widen(second, first.type);
    if (wideSecond !== undefined) {
      return { left: first, right: wideSecond };
    }
    return this.#fault('type', right, mismatch(first, second));
  }

  #fitsChoices(expr: Expr, choices: readonly string[], at: Node): boolean {
    if (choices.length === 0 || expr.kind !== 'literal' || choices.includes(String(expr.value))) {
      return true;
    }
    this.#fault('type', at, `"${String(expr.value)}" is none of the choices ${choices.join(', ')}`);
    return false;
  }
}
