/** Why a pattern is refused. */
export class PatternRefusal extends Error {
  readonly offset: number;

  constructor(reason: string, offset: number) {
    super(reason);
    this.offset = offset;
  }
}

const LENGTH_MAX = 250;
const GROUPS_DEEP_MAX = 20;
const REPEAT_MAX = 100;
// PostgreSQL refuses automata that get too large, and only when the statement runs
const SIZE_MAX = 1_000;
const SYNTAX = '\\^$.[]|()*+?{}';
const CLASS_SYNTAX = '\\]^[-';
const DIGITS = '0-9';
const WORD = '0-9A-Za-z_';
const SPACE = '\t\n\f\r ';
const CONTROLS: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', f: '\f' };

/**
 * Writes a regular expression of the subset that engines read alike without anything on which they differ: shorthand classes
 * spelled out, groups not capturing, every syntax character escaped.
 *
 * @throws PatternRefusal where it is not of the subset
 */
export function canonicalPattern(source: string): string {
  return new PatternReader(Array.from(source)).read();
}

class PatternReader {
  readonly #source: readonly string[];
  #out = '';
  #at = 0;
  #depth = 0;

  constructor(source: readonly string[]) {
    this.#source = source;
  }

  read(): string {
    if (this.#source.length > LENGTH_MAX) {
      throw this.#refuse(`a pattern has at most ${LENGTH_MAX} characters`);
    }
    this.#alternatives();
    if (this.#at < this.#source.length) {
      throw this.#refuse('unmatched )');
    }
    return this.#out;
  }

  /** Answers the size in states, roughly. */
  #alternatives(): number {
    let size = this.#sequence();
    while (this.#peek() === '|') {
      this.#at++;
      this.#out += '|';
      size += this.#sequence();
    }
    return size;
  }

  #sequence(): number {
    let size = 1;
    while (this.#at < this.#source.length && this.#peek() !== '|' && this.#peek() !== ')') {
      size = this.#limited(size + this.#quantified());
    }
    return size;
  }

  #quantified(): number {
    const start = this.#at;
    const character = this.#peek();
    if (character === '^' || character === '$') {
      this.#at++;
      this.#out += character;
      if (this.#startsQuantifier()) {
        throw this.#refuse('nothing to repeat');
      }
      return 1;
    }
    const size = this.#atom(start);
    if (!this.#startsQuantifier()) {
      return size;
    }
    const times = this.#quantifier();
    if (this.#startsQuantifier()) {
      throw this.#refuse('lazy, possessive and doubled quantifiers are not portable');
    }
    return this.#limited(size * times);
  }

  #atom(start: number): number {
    const character = this.#next('nothing');
    switch (character) {
      case '(':
        return this.#group();
      case '[':
        return this.#bracket(start);
      case '.':
        return this.#write('[^\n]');
      case '\\':
        return this.#escape();
      case '*':
      case '+':
      case '?':
      case '{':
        this.#at = start;
        throw this.#refuse('nothing to repeat');
      default:
        this.#literal(character, SYNTAX);
        return 1;
    }
  }

  #group(): number {
    if (++this.#depth > GROUPS_DEEP_MAX) {
      throw this.#refuse(`groups nest at most ${GROUPS_DEEP_MAX} deep`);
    }
    if (this.#peek() === '?') {
      if (this.#source[this.#at + 1] !== ':') {
        throw this.#refuse('of the groups (?…) only (?:…) is portable');
      }
      this.#at += 2;
    }
    this.#out += '(?:';
    const size = this.#alternatives();
    if (this.#peek() !== ')') {
      throw this.#refuse('missing )');
    }
    this.#at++;
    this.#depth--;
    this.#out += ')';
    return size;
  }

  #escape(): number {
    const character = this.#next('a \\ at the end');
    switch (character) {
      case 'd':
        return this.#write(`[${DIGITS}]`);
      case 'D':
        return this.#write(`[^${DIGITS}]`);
      case 'w':
        return this.#write(`[${WORD}]`);
      case 'W':
        return this.#write(`[^${WORD}]`);
      case 's':
        return this.#write(`[${SPACE}]`);
      case 'S':
        return this.#write(`[^${SPACE}]`);
      default:
        this.#literal(this.#escaped(character), SYNTAX);
        return 1;
    }
  }

  /** The character that an escape other than a class stands for. */
  #escaped(character: string): string {
    const control = CONTROLS[character];
    if (control !== undefined) {
      return control;
    }
    if (!/^[!-~]$/.test(character) || /[A-Za-z0-9]/.test(character)) {
      throw this.#refuse(`the escape \\${character} is not portable`);
    }
    return character;
  }

  #bracket(start: number): number {
    this.#out += '[';
    if (this.#peek() === '^') {
      this.#at++;
      this.#out += '^';
    }
    let isEmpty = true;
    while (this.#peek() !== ']' || isEmpty) {
      if (this.#peek() === ']') {
        throw this.#refuse('an empty class; write \\] for the bracket');
      }
      this.#classItem();
      isEmpty = false;
    }
    this.#at++;
    this.#out += ']';
    return this.#limited(1 + Math.floor((this.#at - start) / 8));
  }

  #classItem(): void {
    let from = this.#next('missing ]');
    if (from === '[' || from === '^') {
      throw this.#refuse(`write \\${from} within a class`);
    }
    if (from === '\\') {
      const character = this.#next('missing ]');
      if (character === 'd' || character === 'w' || character === 's') {
        this.#out += character === 'd' ? DIGITS : character === 'w' ? WORD : SPACE;
        if (this.#startsRange()) {
          throw this.#refuse('a class is no end of a range');
        }
        return;
      }
      from = this.#escaped(character);
    }
    this.#literal(from, CLASS_SYNTAX);
    if (this.#startsRange()) {
      this.#at++;
      const to = this.#rangeEnd();
      if ((to.codePointAt(0) ?? 0) < (from.codePointAt(0) ?? 0)) {
        throw this.#refuse('a range from high to low');
      }
      this.#out += '-';
      this.#literal(to, CLASS_SYNTAX);
    }
  }

  #startsRange(): boolean {
    const next = this.#source[this.#at + 1];
    return this.#peek() === '-' && next !== undefined && next !== ']';
  }

  #rangeEnd(): string {
    const to = this.#next('missing ]');
    if (to === '\\') {
      return this.#escaped(this.#next('missing ]'));
    }
    if (to === '[' || to === '^' || to === '-') {
      throw this.#refuse(`write \\${to} within a class`);
    }
    return to;
  }

  #startsQuantifier(): boolean {
    return ['*', '+', '?', '{'].includes(this.#peek());
  }

  /** Answers by how much it multiplies the size of its atom. */
  #quantifier(): number {
    const character = this.#next('nothing');
    if (character !== '{') {
      this.#out += character;
      return 1;
    }
    const least = this.#number();
    let most = least;
    this.#out += `{${least}`;
    if (this.#peek() === ',') {
      this.#at++;
      this.#out += ',';
      if (this.#peek() !== '}') {
        most = this.#number();
        this.#out += String(most);
      }
    }
    if (this.#peek() !== '}' || most < least) {
      throw this.#refuse('a repetition is {n}, {n,} or {n,m}');
    }
    this.#at++;
    this.#out += '}';
    return Math.max(1, most);
  }

  #number(): number {
    const digits = /^[0-9]{1,4}/.exec(this.#source.slice(this.#at, this.#at + 4).join(''))?.[0];
    if (digits === undefined) {
      throw this.#refuse('a repetition is {n}, {n,} or {n,m}; write \\{ for the brace');
    }
    this.#at += digits.length;
    if (Number(digits) > REPEAT_MAX) {
      throw this.#refuse(`a repetition counts to ${REPEAT_MAX} at most`);
    }
    return Number(digits);
  }

  #write(text: string): number {
    this.#out += text;
    return 1;
  }

  #literal(character: string, escaped: string): void {
    if (character === '\0' || !character.isWellFormed()) {
      throw this.#refuse('not a character that text can hold');
    }
    this.#out += escaped.includes(character) ? `\\${character}` : character;
  }

  #limited(size: number): number {
    if (size > SIZE_MAX) {
      throw this.#refuse('a pattern of this size is not portable: fewer or smaller repetitions');
    }
    return size;
  }

  #peek(): string {
    return this.#source[this.#at] ?? '';
  }

  #next(missing: string): string {
    const character = this.#source[this.#at];
    if (character === undefined) {
      throw this.#refuse(missing);
    }
    this.#at++;
    return character;
  }

  #refuse(reason: string): PatternRefusal {
    return new PatternRefusal(reason, Math.min(this.#at, this.#source.length));
  }
}
