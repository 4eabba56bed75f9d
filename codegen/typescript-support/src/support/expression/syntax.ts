import { tokens, unreadable, Unreadable, type Token } from './tokens.ts';
import type { Fault } from './types.ts';

/** A constant as it was written. */
export type Constant =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'integer'; readonly value: bigint }
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'null' }
  | { readonly kind: 'other' };

/** A parsed expression; the offset counts UTF-16 units from 0. */
export type Node = { readonly offset: number } & (
  | { readonly kind: 'constant'; readonly constant: Constant }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'select'; readonly operand: Node; readonly field: string }
  | { readonly kind: 'call'; readonly name: string; readonly parts: readonly Node[] }
  | { readonly kind: 'list'; readonly items: readonly Node[] }
  | { readonly kind: 'map' }
);

export const LENGTH_MAX = 4_000;
const DEPTH_MAX = 60;
const INTEGER_MAX = 2n ** 63n;
/** Reads an expression of CEL, without macros and optionals. */
export function parse(source: string): Node | Fault {
  if (source.length > LENGTH_MAX) {
    return { code: 'too-complex', message: `is longer than ${LENGTH_MAX} characters`, offset: 0 };
  }
  try {
    return new Parser(tokens(source)).expression();
  } catch (failure) {
    if (failure instanceof Unreadable) {
      return failure.fault;
    }
    throw failure;
  }
}

class Parser {
  readonly #tokens: readonly Token[];
  #at = 0;
  #depth = 0;

  constructor(list: readonly Token[]) {
    this.#tokens = list;
  }

  expression(): Node {
    const node = this.#conditional();
    if (this.#peek().kind !== 'end') {
      throw this.#unexpected();
    }
    return node;
  }

  #conditional(): Node {
    if (++this.#depth > DEPTH_MAX) {
      throw new Unreadable({ code: 'too-complex', message: 'nests too deep', offset: 0 });
    }
    const condition = this.#chain('||', () => this.#chain('&&', () => this.#relation()));
    const mark = this.#take('?');
    if (mark === undefined) {
      this.#depth--;
      return condition;
    }
    const then = this.#chain('||', () => this.#chain('&&', () => this.#relation()));
    this.#expect(':');
    const otherwise = this.#conditional();
    this.#depth--;
    return call('_?_:_', mark.offset, condition, then, otherwise);
  }

  #chain(operator: string, operand: () => Node): Node {
    let left = operand();
    for (let mark = this.#take(operator); mark !== undefined; mark = this.#take(operator)) {
      left = call(`_${operator}_`, mark.offset, left, operand());
    }
    return left;
  }

  #relation(): Node {
    return this.#binary(['==', '!=', '<=', '>=', '<', '>', 'in'], () =>
      this.#binary(['+', '-'], () => this.#binary(['*', '/', '%'], () => this.#unary())),
    );
  }

  #binary(operators: readonly string[], operand: () => Node): Node {
    let left = operand();
    for (;;) {
      const token = this.#peek();
      const isOperator =
        operators.includes(token.text) && (token.kind === 'symbol' || (token.kind === 'name' && token.text === 'in'));
      if (!isOperator) {
        return left;
      }
      this.#at++;
      left = call(token.text === 'in' ? '@in' : `_${token.text}_`, token.offset, left, operand());
    }
  }

  #unary(): Node {
    const mark = this.#peek();
    if (mark.kind === 'symbol' && (mark.text === '!' || mark.text === '-')) {
      this.#at++;
      const next = this.#peek();
      if (mark.text === '-' && (next.kind === 'integer' || next.kind === 'number')) {
        this.#at++;
        return this.#member(numberOf(next, mark.offset, true));
      }
      if (++this.#depth > DEPTH_MAX) {
        throw new Unreadable({ code: 'too-complex', message: 'nests too deep', offset: 0 });
      }
      const operand = this.#unary();
      this.#depth--;
      return call(`${mark.text}_`, mark.offset, operand);
    }
    return this.#member(this.#primary());
  }

  #member(operand: Node): Node {
    let node = operand;
    for (;;) {
      const dot = this.#take('.');
      if (dot !== undefined) {
        const name = this.#peek();
        if (name.kind !== 'name' || name.text === 'in') {
          throw this.#unexpected();
        }
        this.#at++;
        const open = this.#take('(');
        node =
          open === undefined
            ? { kind: 'select', operand: node, field: name.text, offset: dot.offset }
            : call(name.text, open.offset, node, ...this.#list(')'));
        continue;
      }
      const bracket = this.#take('[');
      if (bracket === undefined) {
        return node;
      }
      const index = this.#conditional();
      this.#expect(']');
      node = call('_[_]', bracket.offset, node, index);
    }
  }

  #primary(): Node {
    const token = this.#peek();
    this.#at++;
    switch (token.kind) {
      case 'text':
        return constant(token.offset, { kind: 'text', text: token.text });
      case 'bytes':
      case 'unsigned':
        return constant(token.offset, { kind: 'other' });
      case 'integer':
      case 'number':
        return numberOf(token, token.offset, false);
      case 'name':
        return this.#named(token);
      default:
        break;
    }
    if (token.text === '(' && token.kind === 'symbol') {
      const inner = this.#conditional();
      this.#expect(')');
      return inner;
    }
    if (token.text === '[' && token.kind === 'symbol') {
      return { kind: 'list', items: this.#list(']'), offset: token.offset };
    }
    if (token.text === '{' && token.kind === 'symbol') {
      this.#skipMap();
      return { kind: 'map', offset: token.offset };
    }
    this.#at--;
    throw this.#unexpected();
  }

  #named(token: Token): Node {
    switch (token.text) {
      case 'true':
      case 'false':
        return constant(token.offset, { kind: 'boolean', value: token.text === 'true' });
      case 'null':
        return constant(token.offset, { kind: 'null' });
      case 'in':
        this.#at--;
        throw this.#unexpected();
      default:
        break;
    }
    const open = this.#take('(');
    if (open !== undefined) {
      return call(token.text, open.offset, ...this.#list(')'));
    }
    return { kind: 'name', name: token.text, offset: token.offset };
  }

  #list(close: string): readonly Node[] {
    const items: Node[] = [];
    if (this.#take(close) !== undefined) {
      return items;
    }
    do {
      items.push(this.#conditional());
    } while (this.#take(',') !== undefined);
    this.#expect(close);
    return items;
  }

  #skipMap(): void {
    if (this.#take('}') !== undefined) {
      return;
    }
    do {
      this.#conditional();
      this.#expect(':');
      this.#conditional();
    } while (this.#take(',') !== undefined);
    this.#expect('}');
  }

  #peek(): Token {
    const token = this.#tokens[this.#at];
    if (token === undefined) {
      throw new Error('read beyond the end');
    }
    return token;
  }

  #take(symbol: string): Token | undefined {
    const token = this.#peek();
    if (token.kind !== 'symbol' || token.text !== symbol) {
      return undefined;
    }
    this.#at++;
    return token;
  }

  #expect(symbol: string): void {
    if (this.#take(symbol) === undefined) {
      throw this.#unexpected();
    }
  }

  #unexpected(): Unreadable {
    const token = this.#peek();
    return unreadable(token.kind === 'end' ? 'ends too early' : `'${token.text}' is not expected`, token.offset);
  }
}

function call(name: string, offset: number, ...parts: readonly Node[]): Node {
  return { kind: 'call', name, parts, offset };
}

function constant(offset: number, value: Constant): Node {
  return { kind: 'constant', constant: value, offset };
}

function numberOf(token: Token, offset: number, negative: boolean): Node {
  const sign = negative ? '-' : '';
  if (token.kind === 'number') {
    return constant(offset, { kind: 'number', text: `${sign}${token.text}` });
  }
  const value = BigInt(token.text) * (negative ? -1n : 1n);
  if (value >= INTEGER_MAX || value < -INTEGER_MAX) {
    throw unreadable('an integer beyond 64 bits', offset);
  }
  return constant(offset, { kind: 'integer', value });
}
