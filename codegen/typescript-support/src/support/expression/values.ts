/**
 * The language of rules on values. Every function takes null for what is unknown, and gives null where its result is
 * unknown. The SQL of the same expression gives the same.
 */
import Big from 'big.js';
import { parseDateTime, parseDuration } from '../records/times.ts';
import { isFound } from './matching.ts';
import { Decimal } from './numbers.ts';
import type { Nullable } from './unknown.ts';

export * from './calendar.ts';
export * from './numbers.ts';
export * from './texts.ts';

// Reading stored values

export function integer(stored: Nullable<number | string>): Nullable<bigint> {
  return stored === null ? null : BigInt(stored);
}

export function decimal(stored: string): Big;
export function decimal(stored: Nullable<string>): Nullable<Big>;
export function decimal(stored: Nullable<string>): Nullable<Big> {
  return stored === null ? null : new Decimal(stored);
}

/** Microseconds since 1970. */
export function moment(stored: string): bigint;
export function moment(stored: Nullable<string>): Nullable<bigint>;
export function moment(stored: Nullable<string>): Nullable<bigint> {
  return stored === null ? null : known(parseDateTime(stored), stored);
}

/** Microseconds. */
export function duration(stored: string): bigint;
export function duration(stored: Nullable<string>): Nullable<bigint>;
export function duration(stored: Nullable<string>): Nullable<bigint> {
  return stored === null ? null : known(parseDuration(stored), stored);
}

function known(value: bigint | undefined, stored: string): bigint {
  if (value === undefined) {
    throw new Error(`not as it is stored: ${stored}`);
  }
  return value;
}

// Conditions

/** True where all are true, false where one is false. */
export function and(...operands: readonly Nullable<boolean>[]): Nullable<boolean> {
  return operands.includes(false) ? false : operands.includes(null) ? null : true;
}

/** True where one is true, false where all are false. */
export function or(...operands: readonly Nullable<boolean>[]): Nullable<boolean> {
  return operands.includes(true) ? true : operands.includes(null) ? null : false;
}

export function not(operand: Nullable<boolean>): Nullable<boolean> {
  return operand === null ? null : !operand;
}

export function isKnown(operand: unknown): boolean {
  return operand !== null;
}

export function isUnknown(operand: unknown): boolean {
  return operand === null;
}

type Comparable = string | bigint | number | boolean | Big;

/** Never unknown: two unknowns are equal. */
export function equal<T extends Comparable>(left: Nullable<T>, right: Nullable<T>): boolean {
  if (left instanceof Big && right instanceof Big) {
    return left.eq(right);
  }
  return left === right;
}

export function different<T extends Comparable>(left: Nullable<T>, right: Nullable<T>): boolean {
  return !equal(left, right);
}

/** Whether it is one of them; an unknown is none. */
export function isIn<T extends Comparable>(operand: Nullable<T>, options: readonly T[]): boolean {
  return operand !== null && options.some((option) => equal(operand, option));
}

function compare<T extends Comparable>(left: T, right: T): number {
  if (left instanceof Big && right instanceof Big) {
    return left.cmp(right);
  }
  if (typeof left === 'string' && typeof right === 'string') {
    return compareTexts(left, right);
  }
  return left < right ? -1 : left > right ? 1 : 0;
}

/** The order of code points. */
function compareTexts(left: string, right: string): number {
  const length = Math.min(left.length, right.length);
  for (let i = 0; i < length; i++) {
    const a = left.charCodeAt(i);
    const b = right.charCodeAt(i);
    if (a !== b) {
      // surrogates stand for code points above every other unit
      const surrogateA = (a & 0xf800) === 0xd800;
      const surrogateB = (b & 0xf800) === 0xd800;
      return surrogateA === surrogateB ? a - b : surrogateA ? 1 : -1;
    }
  }
  return left.length - right.length;
}

export function less<T extends Comparable>(left: Nullable<T>, right: Nullable<T>): Nullable<boolean> {
  return left === null || right === null ? null : compare(left, right) < 0;
}

export function lessOrEqual<T extends Comparable>(left: Nullable<T>, right: Nullable<T>): Nullable<boolean> {
  return left === null || right === null ? null : compare(left, right) <= 0;
}

export function greater<T extends Comparable>(left: Nullable<T>, right: Nullable<T>): Nullable<boolean> {
  return left === null || right === null ? null : compare(left, right) > 0;
}

export function greaterOrEqual<T extends Comparable>(left: Nullable<T>, right: Nullable<T>): Nullable<boolean> {
  return left === null || right === null ? null : compare(left, right) >= 0;
}

export function matches(operand: Nullable<string>, pattern: string): Nullable<boolean> {
  return operand === null ? null : isFound(pattern, operand);
}

export function conditional<T>(condition: Nullable<boolean>, then: Nullable<T>, otherwise: Nullable<T>): Nullable<T> {
  return condition === null ? null : condition ? then : otherwise;
}

export function coalesce<T>(first: Nullable<T>, second: Nullable<T>): Nullable<T> {
  return first ?? second;
}
