export interface Token {
  kind: 'name' | 'text' | 'integer' | 'decimal' | 'symbol' | 'end';
  text: string;
  offset: number;
}

/** Why a source cannot be read; caught by those who parse. */
export class Unreadable extends Error {
  constructor(
    message: string,
    readonly offset: number,
  ) {
    super(message);
  }
}

const SPACE = /(?:[ \t\r\n\f]|\/\/[^\n]*)*/y;
const QUOTE = /[rR]?(?:"""|'''|"|')/y;
const FORMS: ReadonlyArray<[Token['kind'], RegExp]> = [
  ['name', /[A-Za-z_][A-Za-z0-9_]*/y],
  ['decimal', /(?:[0-9]+\.[0-9]+(?:[eE][+-]?[0-9]+)?|[0-9]+[eE][+-]?[0-9]+|\.[0-9]+(?:[eE][+-]?[0-9]+)?)/y],
  ['integer', /(?:0[xX][0-9a-fA-F]+|[0-9]+)/y],
  ['symbol', /&&|\|\||==|!=|<=|>=|[-+*/%!<>?:.,()[\]]/y],
];

function match(form: RegExp, source: string, at: number): string | undefined {
  form.lastIndex = at;
  return form.exec(source)?.[0];
}

/** The tokens of a source; the last one is its end. */
export function tokens(source: string): Token[] {
  const found: Token[] = [];
  for (let at = 0; ; ) {
    at += match(SPACE, source, at)?.length ?? 0;
    if (at === source.length) {
      found.push({ kind: 'end', text: '', offset: at });
      return found;
    }
    const quote = match(QUOTE, source, at);
    if (quote !== undefined) {
      const [text, end] = quoted(source, at, quote);
      found.push({ kind: 'text', text, offset: at });
      at = end;
      continue;
    }
    const [kind, text] = FORMS.map(([one, form]) => [one, match(form, source, at)] as const).find(
      ([, matched]) => matched !== undefined,
    ) ?? ['end', undefined];
    if (text === undefined) {
      throw new Unreadable(`'${source.charAt(at)}' is not expected`, at);
    }
    found.push({ kind, text, offset: at });
    at += text.length;
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
  const isRaw = /r/i.test(opening);
  const mark = isRaw ? opening.slice(1) : opening;
  let text = '';
  let at = start + opening.length;
  while (!source.startsWith(mark, at)) {
    const character = source[at];
    if (character === undefined || (mark.length === 1 && (character === '\n' || character === '\r'))) {
      throw new Unreadable('a text that does not end', start);
    }
    if (character !== '\\') {
      text += character;
      at++;
    } else if (isRaw) {
      text += source.slice(at, at + 2);
      at += 2;
    } else {
      const [decoded, length] = escaped(source, at);
      text += decoded;
      at += length;
    }
  }
  return [text, at + mark.length];
}

const NUMERIC = /\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|[xX]([0-9a-fA-F]{2})|([0-3][0-7]{2}))/y;

function escaped(source: string, at: number): [string, number] {
  const letter = source[at + 1] ?? '';
  const plain = Object.hasOwn(ESCAPES, letter) ? ESCAPES[letter] : undefined;
  if (plain !== undefined) {
    return [plain, 2];
  }
  NUMERIC.lastIndex = at;
  const found = NUMERIC.exec(source);
  if (found === null) {
    throw new Unreadable('an escape that means nothing', at);
  }
  const [whole, four, eight, two, octal] = found;
  const point = octal === undefined ? Number.parseInt(four ?? eight ?? two ?? '', 16) : Number.parseInt(octal, 8);
  if (point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)) {
    throw new Unreadable('an escape that is no character', at);
  }
  return [String.fromCodePoint(point), whole.length];
}

/** A text as a literal of the language. */
export function literal(text: string): string {
  const inner = Array.from(text, (character) => {
    switch (character) {
      case '"':
      case '\\':
        return `\\${character}`;
      case '\n':
        return '\\n';
      case '\r':
        return '\\r';
      case '\t':
        return '\\t';
      default:
        return character < ' ' ? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}` : character;
    }
  });
  return `"${inner.join('')}"`;
}
