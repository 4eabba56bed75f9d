import { type Token, tokens, Unreadable } from './tokens';

export type Constant =
  | { kind: 'text'; text: string }
  | { kind: 'integer'; value: bigint }
  | { kind: 'decimal'; text: string }
  | { kind: 'boolean'; value: boolean }
  | { kind: 'null' };

/** A parsed expression. Operators are calls that are named by their sign. */
export type Node =
  | { kind: 'constant'; constant: Constant }
  | { kind: 'name'; name: string }
  | { kind: 'select'; operand: Node; field: string }
  | { kind: 'call'; name: string; parts: readonly Node[] }
  | { kind: 'list'; items: readonly Node[] };

export interface Fault {
  message: string;
  /** In UTF-16 units from the start. */
  offset: number;
}

export type Parsed = { node: Node } | { fault: Fault };

const LENGTH_MAX = 4_000;
const DEPTH_MAX = 60;

/** Reads an expression of the language that docs/expressions.md describes. Whether its types fit is known by the server. */
export function parse(source: string): Parsed {
  if (source.length > LENGTH_MAX) {
    return { fault: { message: `longer than ${LENGTH_MAX} characters`, offset: LENGTH_MAX } };
  }
  try {
    return { node: new Parser(tokens(source)).whole() };
  } catch (reason) {
    if (reason instanceof Unreadable) {
      return { fault: { message: reason.message, offset: reason.offset } };
    }
    throw reason;
  }
}

const LEVELS: ReadonlyArray<readonly string[]> = [
  ['||'],
  ['&&'],
  ['==', '!=', '<=', '>=', '<', '>', 'in'],
  ['+', '-'],
  ['*', '/', '%'],
];

class Parser {
  private at = 0;
  private depth = 0;

  constructor(private readonly list: readonly Token[]) {}

  whole(): Node {
    const node = this.conditional();
    if (this.peek().kind !== 'end') {
      throw this.unexpected();
    }
    return node;
  }

  private conditional(): Node {
    this.descend();
    const condition = this.binary(0);
    if (!this.take('?')) {
      this.depth--;
      return condition;
    }
    const then = this.binary(0);
    this.expect(':');
    const otherwise = this.conditional();
    this.depth--;
    return call('?:', condition, then, otherwise);
  }

  private binary(level: number): Node {
    const operators = LEVELS[level];
    if (operators === undefined) {
      return this.unary();
    }
    let left = this.binary(level + 1);
    for (;;) {
      const token = this.peek();
      const isOperator = token.kind === 'symbol' || (token.kind === 'name' && token.text === 'in');
      if (!isOperator || !operators.includes(token.text)) {
        return left;
      }
      this.at++;
      left = call(token.text, left, this.binary(level + 1));
    }
  }

  private unary(): Node {
    const mark = this.peek();
    if (mark.kind !== 'symbol' || (mark.text !== '!' && mark.text !== '-')) {
      return this.member(this.primary());
    }
    this.at++;
    const next = this.peek();
    if (mark.text === '-' && (next.kind === 'integer' || next.kind === 'decimal')) {
      this.at++;
      return this.member(number(next, '-'));
    }
    this.descend();
    const operand = this.unary();
    this.depth--;
    return call(mark.text === '-' ? 'negate' : '!', operand);
  }

  private member(operand: Node): Node {
    let node = operand;
    while (this.take('.')) {
      const name = this.peek();
      if (name.kind !== 'name' || name.text === 'in') {
        throw this.unexpected();
      }
      this.at++;
      node = this.take('(')
        ? call(name.text, node, ...this.items(')'))
        : { kind: 'select', operand: node, field: name.text };
    }
    return node;
  }

  private primary(): Node {
    const token = this.peek();
    this.at++;
    switch (token.kind) {
      case 'text':
        return constant({ kind: 'text', text: token.text });
      case 'integer':
      case 'decimal':
        return number(token, '');
      case 'name':
        return this.named(token);
      default:
        break;
    }
    if (token.kind === 'symbol' && token.text === '(') {
      const inner = this.conditional();
      this.expect(')');
      return inner;
    }
    if (token.kind === 'symbol' && token.text === '[') {
      return { kind: 'list', items: this.items(']') };
    }
    this.at--;
    throw this.unexpected();
  }

  private named(token: Token): Node {
    if (token.text === 'true' || token.text === 'false') {
      return constant({ kind: 'boolean', value: token.text === 'true' });
    }
    if (token.text === 'null') {
      return constant({ kind: 'null' });
    }
    if (token.text === 'in') {
      this.at--;
      throw this.unexpected();
    }
    return this.take('(') ? call(token.text, ...this.items(')')) : { kind: 'name', name: token.text };
  }

  private items(close: string): Node[] {
    const items: Node[] = [];
    while (!this.take(close)) {
      if (items.length > 0) {
        this.expect(',');
        // a comma at the end of a list
        if (close === ']' && this.take(close)) {
          return items;
        }
      }
      items.push(this.conditional());
    }
    return items;
  }

  private descend(): void {
    this.depth++;
    if (this.depth > DEPTH_MAX) {
      throw new Unreadable('nests too deep', this.peek().offset);
    }
  }

  private peek(): Token {
    const token = this.list[this.at];
    if (token === undefined) {
      throw new Error('read beyond the end');
    }
    return token;
  }

  private take(symbol: string): boolean {
    const token = this.peek();
    const isIt = token.kind === 'symbol' && token.text === symbol;
    this.at += isIt ? 1 : 0;
    return isIt;
  }

  private expect(symbol: string): void {
    if (!this.take(symbol)) {
      throw this.unexpected();
    }
  }

  private unexpected(): Unreadable {
    const token = this.peek();
    return new Unreadable(token.kind === 'end' ? 'ends too early' : `'${token.text}' is not expected`, token.offset);
  }
}

function call(name: string, ...parts: Node[]): Node {
  return { kind: 'call', name, parts };
}

function constant(value: Constant): Node {
  return { kind: 'constant', constant: value };
}

const INTEGER_END = 2n ** 63n;

function number(token: Token, sign: '' | '-'): Node {
  if (token.kind === 'decimal') {
    return constant({ kind: 'decimal', text: sign + token.text });
  }
  const value = sign === '-' ? -BigInt(token.text) : BigInt(token.text);
  if (value >= INTEGER_END || value < -INTEGER_END) {
    throw new Unreadable('an integer beyond 64 bits', token.offset);
  }
  return constant({ kind: 'integer', value });
}
