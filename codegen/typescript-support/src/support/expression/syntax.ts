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
const RESERVED = new Set(
  'as break const continue else for function if import let loop package namespace return var void while'.split(' '),
);

type TokenKind = 'name' | 'text' | 'bytes' | 'integer' | 'unsigned' | 'number' | 'symbol' | 'end';

interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  readonly offset: number;
}

/** Why a source cannot be read; caught by {@link parse}. */
class Unreadable extends Error {
  readonly fault: Fault;

  constructor(fault: Fault) {
    super(fault.message);
    this.fault = fault;
  }
}

function unreadable(message: string, offset: number): Unreadable {
  return new Unreadable({ code: 'syntax', message, offset });
}

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

const SPACE = /(?:[ \t\r\n\f]|\/\/[^\n]*)*/y;
const NAME = /[A-Za-z_][A-Za-z0-9_]*/y;
const NUMBER = /(?:[0-9]+\.[0-9]+(?:[eE][+-]?[0-9]+)?|[0-9]+[eE][+-]?[0-9]+|\.[0-9]+(?:[eE][+-]?[0-9]+)?)/y;
const INTEGER = /(?:0[xX][0-9a-fA-F]+|[0-9]+)([uU]?)/y;
const SYMBOL = /&&|\|\||==|!=|<=|>=|[-+*/%!<>?:.,()[\]{}]/y;
const QUOTE = /(?:[bB]?[rR]|[rR]?[bB])?(?:"""|'''|"|')/y;

function tokens(source: string): readonly Token[] {
  const found: Token[] = [];
  let at = 0;
  const match = (form: RegExp): RegExpExecArray | null => {
    form.lastIndex = at;
    return form.exec(source);
  };
  for (;;) {
    at += match(SPACE)?.[0].length ?? 0;
    if (at === source.length) {
      found.push({ kind: 'end', text: '', offset: at });
      return found;
    }
    const quote = match(QUOTE);
    if (quote !== null) {
      const [text, end] = quoted(source, at, quote[0]);
      found.push({ kind: /b/i.test(quote[0]) ? 'bytes' : 'text', text, offset: at });
      at = end;
      continue;
    }
    const forms: readonly [RegExp, TokenKind][] = [
      [NAME, 'name'],
      [NUMBER, 'number'],
      [INTEGER, 'integer'],
      [SYMBOL, 'symbol'],
    ];
    const [form, kind] = forms.find(([candidate]) => match(candidate) !== null) ?? [undefined, 'end' as const];
    const token = form === undefined ? null : match(form);
    if (token === null) {
      throw unreadable(`token recognition error at: '${source.slice(at, at + 1)}'`, at);
    }
    found.push({ kind: kind === 'integer' && token[1] !== '' ? 'unsigned' : kind, text: token[0], offset: at });
    at += token[0].length;
  }
}

const ESCAPES: Readonly<Record<string, string>> = {
  a: '\u0007',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
  '?': '?',
  '"': '"',
  "'": "'",
  '`': '`',
};

/** The text of a literal, and where it ends. */
function quoted(source: string, start: number, opening: string): [string, number] {
  const mark = opening.replace(/[bBrR]/g, '');
  const isRaw = /r/i.test(opening);
  let text = '';
  let at = start + opening.length;
  while (!source.startsWith(mark, at)) {
    const character = source[at];
    if (character === undefined || (mark.length === 1 && (character === '\n' || character === '\r'))) {
      throw unreadable('a text that does not end', start);
    }
    if (character !== '\\' || isRaw) {
      text += character;
      at++;
      if (isRaw && character === '\\' && source[at] !== undefined) {
        text += source[at] ?? '';
        at++;
      }
      continue;
    }
    const [decoded, length] = escape(source, at);
    text += decoded;
    at += length;
  }
  return [text, at + mark.length];
}

const NUMERIC_ESCAPE = /\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|[xX]([0-9a-fA-F]{2})|([0-3][0-7]{2}))/y;

function escape(source: string, at: number): [string, number] {
  const plain = ESCAPES[source[at + 1] ?? ''];
  if (plain !== undefined) {
    return [plain, 2];
  }
  NUMERIC_ESCAPE.lastIndex = at;
  const numeric = NUMERIC_ESCAPE.exec(source);
  if (numeric === null) {
    throw unreadable('an escape that means nothing', at);
  }
  const [whole, four, eight, two, octal] = numeric;
  const point = octal === undefined ? parseInt(four ?? eight ?? two ?? '', 16) : parseInt(octal, 8);
  if (point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)) {
    throw unreadable('an escape that is no character', at);
  }
  return [String.fromCodePoint(point), whole.length];
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
    if (RESERVED.has(token.text)) {
      throw unreadable(`reserved identifier: ${token.text}`, token.offset);
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
