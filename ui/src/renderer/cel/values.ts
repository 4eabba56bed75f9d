import { Decimal, decimalOf, ofInteger, textOf } from './decimal';
import * as times from './times';

type Temporal = 'date' | 'time' | 'dateTime' | 'duration';

/** A point or span of time: dates and times by their text, the others in microseconds. */
export class Timed {
  constructor(
    readonly kind: Temporal,
    readonly value: string | bigint,
  ) {}
}

/** Something that is there and has no value of the language: JSON, secrets, money and places as a whole. */
export class Opaque {}

/** What an expression gives; null is unknown. Ids are texts. */
export type Value = null | string | bigint | number | boolean | Decimal | Timed | Opaque | readonly string[];

export function timed(kind: Temporal, value: string | bigint | null): Timed | null {
  return value === null ? null : new Timed(kind, value);
}

export function timedOf(kind: Temporal, text: string): Timed | null {
  switch (kind) {
    case 'date':
      return times.dayOf(text) === null ? null : new Timed(kind, text);
    case 'time':
      return timed(kind, times.timeOf(text));
    case 'dateTime':
      return timed(kind, times.momentOf(text));
    case 'duration':
      return timed(kind, times.durationOf(text));
  }
}

/** Both in one type: a text takes that of what stands beside it, an integer serves as decimal, a number beside a float is one. */
export function alike(a: Value, b: Value): [Value, Value] {
  if (a instanceof Timed && typeof b === 'string') {
    return [a, timedOf(a.kind, b)];
  }
  if (b instanceof Timed && typeof a === 'string') {
    return [timedOf(b.kind, a), b];
  }
  if (typeof a === 'number' || typeof b === 'number') {
    return [floatOf(a), floatOf(b)];
  }
  if (a instanceof Decimal || b instanceof Decimal) {
    return [decimalIn(a), decimalIn(b)];
  }
  return [a, b];
}

function floatOf(value: Value): Value {
  return typeof value === 'bigint' || value instanceof Decimal ? toFloat(value) : value;
}

export function toFloat(value: bigint | Decimal): number {
  return typeof value === 'bigint' ? Number(value) : Number(textOf(value));
}

export function decimalIn(value: Value): Value {
  return typeof value === 'bigint' ? ofInteger(value) : value;
}

/** Never unknown: two unknowns are equal, an unknown and a value are not. */
export function equal(one: Value, other: Value): boolean {
  if (one === null || other === null) {
    return one === other;
  }
  const [a, b] = alike(one, other);
  if (a instanceof Decimal && b instanceof Decimal) {
    return a.units === b.units;
  }
  if (a instanceof Timed && b instanceof Timed) {
    return a.value === b.value;
  }
  return a === b;
}

/** Below, at or above zero; null where a side is unknown. */
export function compare(one: Value, other: Value): number | null {
  if (one === null || other === null) {
    return null;
  }
  const [a, b] = alike(one, other);
  if (a instanceof Decimal && b instanceof Decimal) {
    return order(a.units, b.units);
  }
  if (a instanceof Timed && b instanceof Timed) {
    return order(a.value, b.value);
  }
  if (typeof a === 'string' && typeof b === 'string') {
    return byCodePoint(a, b);
  }
  return typeof a === typeof b && (typeof a === 'bigint' || typeof a === 'number') ? order(a, b as typeof a) : null;
}

function order<T extends string | bigint | number>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function byCodePoint(one: string, other: string): number {
  const [a, b] = [Array.from(one), Array.from(other)];
  for (let at = 0; at < Math.min(a.length, b.length); at++) {
    const difference = (a[at]?.codePointAt(0) ?? 0) - (b[at]?.codePointAt(0) ?? 0);
    if (difference !== 0) {
      return difference;
    }
  }
  return a.length - b.length;
}

/** What a member of a record holds, by its type, as the language reads it. */
export function memberValue(type: string, wire: unknown): Value {
  if (wire === null || wire === undefined) {
    return null;
  }
  switch (type) {
    case 'integer':
    case 'long':
    case 'autoNumber':
      return /^-?\d+$/.test(String(wire)) ? BigInt(String(wire)) : null;
    case 'decimal':
      return decimalOf(String(wire));
    case 'float':
      return Number(wire);
    case 'boolean':
      return wire === true;
    case 'date':
    case 'time':
    case 'dateTime':
    case 'duration':
      return timedOf(type, String(wire));
    case 'multiChoice':
      return Array.isArray(wire) ? wire.map(String) : null;
    case 'json':
    case 'secret':
    case 'money':
    case 'geoPoint':
      return new Opaque();
    default:
      // a file or an expanded record is known by its id
      return typeof wire === 'object' ? String((wire as { id?: unknown }).id) : String(wire);
  }
}
