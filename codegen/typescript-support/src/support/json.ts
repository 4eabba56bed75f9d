import { malformed, Problem } from './problem.ts';

/** A number as it was written: what no double can hold stays exact. */
export class JsonNumber {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type JsonObject = Map<string, Json>;

/** Parsed JSON. Objects are maps, so that no member name means anything to the language. */
export type Json = null | boolean | string | JsonNumber | Json[] | JsonObject;

const DEPTH_MAX = 64;
const TEXT_MAX = 1_000_000;
/** Of all kinds; each of them takes more memory than its text. */
const VALUES_MAX = 500_000;
const NAME_MAX = 1_000;
const DIGITS_MAX = 400;
const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;

export function pointer(parent: string, step: string | number): string {
  return `${parent}/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** Reads one JSON value, strictly: no member twice, bounded depth, nothing that PostgreSQL cannot hold. */
export function parseJson(body: Buffer): Json {
  return new Reader(decode(body)).document();
}

function decode(body: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body);
  } catch {
    throw malformed('malformed-text', '', 'The body is not in UTF-8.');
  }
}

/** Where reading is: the step within a container, and the container's own place. Text is made of it for faults alone. */
interface Place {
  readonly parent: Place | undefined;
  step: string | number;
}

function pointerOf(place: Place | undefined): string {
  return place === undefined ? '' : pointer(pointerOf(place.parent), place.step);
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const MINUS = 0x2d;
const DOT = 0x2e;
const DIGIT_0 = 0x30;
const DIGIT_9 = 0x39;

class Reader {
  readonly #text: string;
  #at = 0;
  #values = 0;

  constructor(text: string) {
    this.#text = text;
  }

  document(): Json {
    this.#space();
    if (this.#at === this.#text.length) {
      throw malformed('malformed-json', '', 'The body is empty.');
    }
    const value = this.#value(undefined, 0);
    this.#space();
    if (this.#at < this.#text.length) {
      throw this.#unreadable();
    }
    return value;
  }

  #value(place: Place | undefined, depth: number): Json {
    if (++this.#values > VALUES_MAX) {
      throw new Problem(413, 'body-too-large', `A body has at most ${VALUES_MAX} values.`);
    }
    switch (this.#text[this.#at]) {
      case '{':
        return this.#object(place, deeper(depth, place));
      case '[':
        return this.#array(place, deeper(depth, place));
      case '"':
        return checkedText(this.#string(), place);
      case 't':
        return this.#word('true', true);
      case 'f':
        return this.#word('false', false);
      case 'n':
        return this.#word('null', null);
      default:
        return this.#wholeNumber() ?? checkedNumber(this.#number(), place);
    }
  }

  #object(parent: Place | undefined, depth: number): JsonObject {
    const members: JsonObject = new Map();
    const place: Place = { parent, step: '' };
    this.#at++;
    this.#space();
    if (this.#take('}')) {
      return members;
    }
    do {
      this.#space();
      const name = checkedName(this.#string(), parent);
      place.step = name;
      if (members.has(name)) {
        throw malformed('duplicate-key', pointerOf(place), 'This member is there twice.');
      }
      this.#space();
      this.#expect(':');
      this.#space();
      members.set(name, this.#value(place, depth));
      this.#space();
    } while (this.#take(','));
    this.#expect('}');
    return members;
  }

  #array(parent: Place | undefined, depth: number): Json[] {
    const items: Json[] = [];
    const place: Place = { parent, step: 0 };
    this.#at++;
    this.#space();
    if (this.#take(']')) {
      return items;
    }
    do {
      this.#space();
      place.step = items.length;
      items.push(this.#value(place, depth));
      this.#space();
    } while (this.#take(','));
    this.#expect(']');
    return items;
  }

  #string(): string {
    const text = this.#text;
    if (text.charCodeAt(this.#at) !== QUOTE) {
      throw this.#unreadable();
    }
    let end = this.#at + 1;
    let isPlain = true;
    for (;;) {
      const unit = text.charCodeAt(end);
      if (unit === QUOTE) {
        break;
      }
      if (unit === BACKSLASH) {
        isPlain = false;
        end++;
      } else if (!(unit >= 0x20)) {
        // a control character, or the end of the text
        throw this.#unreadable();
      }
      end++;
    }
    const written = text.slice(this.#at, end + 1);
    const read = isPlain ? written.slice(1, -1) : this.#unescaped(written);
    this.#at = end + 1;
    return read;
  }

  #unescaped(written: string): string {
    try {
      return JSON.parse(written) as string;
    } catch {
      throw this.#unreadable();
    }
  }

  #word<T>(word: string, value: T): T {
    if (!this.#text.startsWith(word, this.#at)) {
      throw this.#unreadable();
    }
    this.#at += word.length;
    return value;
  }

  /** Most numbers are whole and short; undefined for all others, and for what is none. */
  #wholeNumber(): JsonNumber | undefined {
    const text = this.#text;
    const start = this.#at;
    const first = text.charCodeAt(start) === MINUS ? start + 1 : start;
    let end = first;
    while (text.charCodeAt(end) >= DIGIT_0 && text.charCodeAt(end) <= DIGIT_9) {
      end++;
    }
    const length = end - first;
    const isPadded = length > 1 && text.charCodeAt(first) === DIGIT_0;
    // of any case
    const isExponent = (text.charCodeAt(end) | 0x20) === 0x65;
    if (length === 0 || length > 20 || isPadded || isExponent || text.charCodeAt(end) === DOT) {
      return undefined;
    }
    this.#at = end;
    return new JsonNumber(text.slice(start, end));
  }

  #number(): string {
    NUMBER.lastIndex = this.#at;
    const found = NUMBER.exec(this.#text);
    if (found === null) {
      throw this.#unreadable();
    }
    this.#at += found[0].length;
    return found[0];
  }

  #space(): void {
    const text = this.#text;
    for (;;) {
      const unit = text.charCodeAt(this.#at);
      if (unit !== 0x20 && unit !== 0x0a && unit !== 0x0d && unit !== 0x09) {
        return;
      }
      this.#at++;
    }
  }

  #take(character: string): boolean {
    if (this.#text[this.#at] !== character) {
      return false;
    }
    this.#at++;
    return true;
  }

  #expect(character: string): void {
    if (!this.#take(character)) {
      throw this.#unreadable();
    }
  }

  #unreadable(): Problem {
    let line = 1;
    let start = 0;
    for (let next = this.#text.indexOf('\n'); next >= 0 && next < this.#at; next = this.#text.indexOf('\n', start)) {
      line++;
      start = next + 1;
    }
    return malformed('malformed-json', '', `This is not JSON (line ${line}, column ${this.#at - start + 1}).`);
  }
}

function deeper(depth: number, place: Place | undefined): number {
  if (depth >= DEPTH_MAX) {
    throw malformed('too-deep', pointerOf(place), `Arrays and objects nest at most ${DEPTH_MAX} levels deep.`);
  }
  return depth + 1;
}

function checkedName(name: string, place: Place | undefined): string {
  if (name.length > NAME_MAX) {
    throw refused('name-too-long', place, `A member's name has at most ${NAME_MAX} characters.`);
  }
  if (!isStorable(name)) {
    throw refused('forbidden-character', place, "A member's name has a character that is not allowed.");
  }
  return name;
}

function checkedText(text: string, place: Place | undefined): string {
  if (text.length > TEXT_MAX) {
    throw refused('text-too-long', place, `A text has at most ${TEXT_MAX} characters.`);
  }
  if (!isStorable(text)) {
    throw refused('forbidden-character', place, 'A text has no character U+0000 and no half of a surrogate pair.');
  }
  return text;
}

function checkedNumber(digits: string, place: Place | undefined): JsonNumber {
  const [mantissa = '', exponent = '0'] = digits.toLowerCase().split('e');
  const fraction = mantissa.split('.')[1]?.length ?? 0;
  const scale = fraction - Number(exponent);
  const precision = mantissa.replace(/[-.]/g, '').replace(/^0+(?=.)/, '').length;
  if (digits.length > DIGITS_MAX || Math.abs(scale) > DIGITS_MAX || Math.abs(precision - scale) > DIGITS_MAX) {
    throw refused('number-out-of-range', place, 'This number is out of range.');
  }
  return new JsonNumber(digits);
}

function refused(code: string, place: Place | undefined, message: string): Problem {
  return new Problem(422, code, message, { findings: [{ code, pointer: pointerOf(place), message }] });
}

/** Whether PostgreSQL can hold the text: no NUL, no half of a surrogate pair. */
export function isStorable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}

/** The value as JSON text. */
export function writeJson(value: Json): string {
  if (value instanceof JsonNumber) {
    return value.text;
  }
  if (Array.isArray(value)) {
    return `[${value.map(writeJson).join(',')}]`;
  }
  if (value instanceof Map) {
    const members = [...value].map(([name, member]) => `${JSON.stringify(name)}:${writeJson(member)}`);
    return `{${members.join(',')}}`;
  }
  return JSON.stringify(value);
}

/** What code wrote as ordinary objects, as parsed JSON. */
export function toJson(value: unknown): Json {
  return new Reader(JSON.stringify(value)).document();
}
