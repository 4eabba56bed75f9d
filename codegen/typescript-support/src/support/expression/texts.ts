/** The functions on texts, by code point, and on lists. */
import type Big from 'big.js';
import { parseDate } from '../records/times.ts';
import { binary, unary, type Nullable } from './unknown.ts';

// Texts

export function concatenate(a: Nullable<string>, b: Nullable<string>): Nullable<string> {
  return binary(a, b, (x, y) => x + y);
}

export function startsWith(a: Nullable<string>, b: Nullable<string>): Nullable<boolean> {
  return binary(a, b, (x, y) => x.startsWith(y));
}

export function endsWith(a: Nullable<string>, b: Nullable<string>): Nullable<boolean> {
  return binary(a, b, (x, y) => x.endsWith(y));
}

export function contains(a: Nullable<string>, b: Nullable<string>): Nullable<boolean> {
  return binary(a, b, (x, y) => x.includes(y));
}

/** In code points. */
export function sizeOfText(a: Nullable<string>): Nullable<bigint> {
  return unary(a, (x) => BigInt(Array.from(x).length));
}

export function lowerAscii(a: Nullable<string>): Nullable<string> {
  return unary(a, (x) => x.replace(/[A-Z]+/g, (run) => run.toLowerCase()));
}

export function upperAscii(a: Nullable<string>): Nullable<string> {
  return unary(a, (x) => x.replace(/[a-z]+/g, (run) => run.toUpperCase()));
}

export function trim(a: Nullable<string>): Nullable<string> {
  return unary(a, (x) => {
    let start = 0;
    let end = x.length;
    while (start < end && isWhite(x.charCodeAt(start))) {
      start++;
    }
    while (end > start && isWhite(x.charCodeAt(end - 1))) {
      end--;
    }
    return x.slice(start, end);
  });
}

/** Space, tab, line feed, vertical tab, form feed, carriage return. */
function isWhite(unit: number): boolean {
  return unit === 32 || (unit >= 9 && unit <= 13);
}

export function textOf(a: Nullable<bigint | boolean | string>): Nullable<string> {
  return unary(a, (x) => x.toString());
}

/** Plain notation without trailing zeros. */
export function textOfDecimal(a: Nullable<Big>): Nullable<string> {
  return unary(a, (x) => (x.eq(0) ? '0' : x.toFixed()));
}

export function textOfDate(a: Nullable<string>): Nullable<string> {
  return unary(a, (x) => (parseDate(x) === undefined ? null : x));
}

// Lists

export function sizeOfList(a: Nullable<readonly string[]>): Nullable<bigint> {
  return unary(a, (x) => BigInt(x.length));
}

export function listContains(a: Nullable<string>, b: Nullable<readonly string[]>): Nullable<boolean> {
  return binary(a, b, (x, y) => y.includes(x));
}
