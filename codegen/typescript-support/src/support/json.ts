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
const NAME_MAX = 1_000;
const DIGITS_MAX = 400;
const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const SPACE = /[ \t\n\r]*/y;

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

class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  document(): Json {
    this.#space();
    if (this.#at === this.#text.length) {
      throw malformed('malformed-json', '', 'The body is empty.');
    }
    const value = this.#value('', 0);
    this.#space();
    if (this.#at < this.#text.length) {
      throw this.#unreadable();
    }
    return value;
  }

  #value(place: string, depth: number): Json {
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
        return checkedNumber(this.#match(NUMBER), place);
    }
  }

  #object(place: string, depth: number): JsonObject {
    const members: JsonObject = new Map();
    this.#at++;
    this.#space();
    if (this.#take('}')) {
      return members;
    }
    do {
      this.#space();
      const name = checkedName(this.#string(), place);
      const memberPlace = pointer(place, name);
      if (members.has(name)) {
        throw malformed('duplicate-key', memberPlace, 'This member is there twice.');
      }
      this.#space();
      this.#expect(':');
      this.#space();
      members.set(name, this.#value(memberPlace, depth));
      this.#space();
    } while (this.#take(','));
    this.#expect('}');
    return members;
  }

  #array(place: string, depth: number): Json[] {
    const items: Json[] = [];
    this.#at++;
    this.#space();
    if (this.#take(']')) {
      return items;
    }
    do {
      this.#space();
      items.push(this.#value(pointer(place, items.length), depth));
      this.#space();
    } while (this.#take(','));
    this.#expect(']');
    return items;
  }

  #string(): string {
    return JSON.parse(this.#match(STRING)) as string;
  }

  #word<T>(word: string, value: T): T {
    if (!this.#text.startsWith(word, this.#at)) {
      throw this.#unreadable();
    }
    this.#at += word.length;
    return value;
  }

  #match(form: RegExp): string {
    form.lastIndex = this.#at;
    const found = form.exec(this.#text);
    if (found === null) {
      throw this.#unreadable();
    }
    this.#at += found[0].length;
    return found[0];
  }

  #space(): void {
    SPACE.lastIndex = this.#at;
    SPACE.exec(this.#text);
    this.#at = SPACE.lastIndex;
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
    const before = this.#text.slice(0, this.#at).split('\n');
    const column = (before.at(-1)?.length ?? 0) + 1;
    return malformed('malformed-json', '', `This is not JSON (line ${before.length}, column ${column}).`);
  }
}

function deeper(depth: number, place: string): number {
  if (depth >= DEPTH_MAX) {
    throw malformed('too-deep', place, `Arrays and objects nest at most ${DEPTH_MAX} levels deep.`);
  }
  return depth + 1;
}

function checkedName(name: string, place: string): string {
  if (name.length > NAME_MAX) {
    throw refused('name-too-long', place, `A member's name has at most ${NAME_MAX} characters.`);
  }
  if (!isStorable(name)) {
    throw refused('forbidden-character', place, "A member's name has a character that is not allowed.");
  }
  return name;
}

function checkedText(text: string, place: string): string {
  if (text.length > TEXT_MAX) {
    throw refused('text-too-long', place, `A text has at most ${TEXT_MAX} characters.`);
  }
  if (!isStorable(text)) {
    throw refused('forbidden-character', place, 'A text has no character U+0000 and no half of a surrogate pair.');
  }
  return text;
}

function checkedNumber(digits: string, place: string): JsonNumber {
  const [mantissa = '', exponent = '0'] = digits.toLowerCase().split('e');
  const fraction = mantissa.split('.')[1]?.length ?? 0;
  const scale = fraction - Number(exponent);
  const precision = mantissa.replace(/[-.]/g, '').replace(/^0+(?=.)/, '').length;
  if (digits.length > DIGITS_MAX || Math.abs(scale) > DIGITS_MAX || Math.abs(precision - scale) > DIGITS_MAX) {
    throw refused('number-out-of-range', place, 'This number is out of range.');
  }
  return new JsonNumber(digits);
}

function refused(code: string, place: string, message: string): Problem {
  return new Problem(422, code, message, { findings: [{ code, pointer: place, message }] });
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
