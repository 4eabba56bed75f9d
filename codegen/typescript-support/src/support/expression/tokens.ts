import type { Fault } from './types.ts';

type TokenKind = 'name' | 'text' | 'bytes' | 'integer' | 'unsigned' | 'number' | 'symbol' | 'end';

export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  readonly offset: number;
}

/** Why a source cannot be read; caught by those who parse. */
export class Unreadable extends Error {
  readonly fault: Fault;

  constructor(fault: Fault) {
    super(fault.message);
    this.fault = fault;
  }
}

export function unreadable(message: string, offset: number): Unreadable {
  return new Unreadable({ code: 'syntax', message, offset });
}

const SPACE = /(?:[ \t\r\n\f]|\/\/[^\n]*)*/y;
const NAME = /[A-Za-z_][A-Za-z0-9_]*/y;
const NUMBER = /(?:[0-9]+\.[0-9]+(?:[eE][+-]?[0-9]+)?|[0-9]+[eE][+-]?[0-9]+|\.[0-9]+(?:[eE][+-]?[0-9]+)?)/y;
const INTEGER = /(?:0[xX][0-9a-fA-F]+|[0-9]+)([uU]?)/y;
const SYMBOL = /&&|\|\||==|!=|<=|>=|[-+*/%!<>?:.,()[\]{}]/y;
const QUOTE = /(?:[bB]?[rR]|[rR]?[bB])?(?:"""|'''|"|')/y;

/** The tokens of a source; the last one is its end. */
export function tokens(source: string): readonly Token[] {
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
