/**
 * The language of rules on values. Every function takes null for what is unknown, and gives null where its result is
 * unknown: an overflow, a division by zero, a date out of range. The SQL of the same expression gives the same.
 */
import Big from 'big.js';
import { dateOfDay, parseDate, parseDateTime, parseDuration } from '../records/times.ts';

type Nullable<T> = T | null;

const INTEGER_MIN = -(2n ** 63n);
const INTEGER_MAX = 2n ** 63n - 1n;
const SCALE_MAX = 20;
const DECIMAL_LIMIT = new Big('1e60');
const FIRST_DAY = -719_162;
const LAST_DAY = 2_932_896;
const DAYS = 3_652_059n;
const MONTHS = 120_000n;
const FIRST_MOMENT = -62_135_596_800_000_000n;
const LAST_MOMENT = 253_402_300_799_999_999n;
const SECOND = 1_000_000n;

const Decimal = Big();
Decimal.DP = SCALE_MAX;
Decimal.RM = Decimal.roundHalfUp;
Decimal.NE = -2_000;
Decimal.PE = 2_000;

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

export function matches(operand: Nullable<string>, pattern: RegExp): Nullable<boolean> {
  return operand === null ? null : pattern.test(operand);
}

export function conditional<T>(condition: Nullable<boolean>, then: Nullable<T>, otherwise: Nullable<T>): Nullable<T> {
  return condition === null ? null : condition ? then : otherwise;
}

export function coalesce<T>(first: Nullable<T>, second: Nullable<T>): Nullable<T> {
  return first ?? second;
}

function unary<A, R>(a: Nullable<A>, apply: (a: A) => Nullable<R>): Nullable<R> {
  return a === null ? null : apply(a);
}

function binary<A, B, R>(a: Nullable<A>, b: Nullable<B>, apply: (a: A, b: B) => Nullable<R>): Nullable<R> {
  return a === null || b === null ? null : apply(a, b);
}

// Integers of 64 bits

function limited(value: bigint): Nullable<bigint> {
  return value < INTEGER_MIN || value > INTEGER_MAX ? null : value;
}

export function negateInteger(a: Nullable<bigint>): Nullable<bigint> {
  return unary(a, (x) => limited(-x));
}

export function addInteger(a: Nullable<bigint>, b: Nullable<bigint>): Nullable<bigint> {
  return binary(a, b, (x, y) => limited(x + y));
}

export function subtractInteger(a: Nullable<bigint>, b: Nullable<bigint>): Nullable<bigint> {
  return binary(a, b, (x, y) => limited(x - y));
}

export function multiplyInteger(a: Nullable<bigint>, b: Nullable<bigint>): Nullable<bigint> {
  return binary(a, b, (x, y) => limited(x * y));
}

export function divideInteger(a: Nullable<bigint>, b: Nullable<bigint>): Nullable<bigint> {
  return binary(a, b, (x, y) => (y === 0n ? null : limited(x / y)));
}

export function remainderInteger(a: Nullable<bigint>, b: Nullable<bigint>): Nullable<bigint> {
  return binary(a, b, (x, y) => (y === 0n ? null : x % y));
}

export function absoluteInteger(a: Nullable<bigint>): Nullable<bigint> {
  return unary(a, (x) => limited(x < 0n ? -x : x));
}

// Decimals of at most twenty decimals, below 1e60

function limitedDecimal(exact: Big): Nullable<Big> {
  const rounded = exact.round(SCALE_MAX, Decimal.roundHalfUp);
  return rounded.abs().lt(DECIMAL_LIMIT) ? rounded : null;
}

export function negateDecimal(a: Nullable<Big>): Nullable<Big> {
  return unary(a, (x) => limitedDecimal(new Decimal(0).minus(x)));
}

export function addDecimal(a: Nullable<Big>, b: Nullable<Big>): Nullable<Big> {
  return binary(a, b, (x, y) => limitedDecimal(x.plus(y)));
}

export function subtractDecimal(a: Nullable<Big>, b: Nullable<Big>): Nullable<Big> {
  return binary(a, b, (x, y) => limitedDecimal(x.minus(y)));
}

export function multiplyDecimal(a: Nullable<Big>, b: Nullable<Big>): Nullable<Big> {
  return binary(a, b, (x, y) => limitedDecimal(x.times(y)));
}

export function divideDecimal(a: Nullable<Big>, b: Nullable<Big>): Nullable<Big> {
  return binary(a, b, (x, y) => (y.eq(0) ? null : limitedDecimal(x.div(y))));
}

export function absoluteDecimal(a: Nullable<Big>): Nullable<Big> {
  return unary(a, (x) => limitedDecimal(x.abs()));
}

/** Half away from zero. */
export function roundDecimal(a: Nullable<Big>, decimals: Nullable<bigint>): Nullable<Big> {
  return binary(a, decimals, (x, y) =>
    y < 0n || y > BigInt(SCALE_MAX) ? null : limitedDecimal(x.round(Number(y), Decimal.roundHalfUp)),
  );
}

export function floorDecimal(a: Nullable<Big>): Nullable<Big> {
  return unary(a, (x) => limitedDecimal(x.round(0, x.lt(0) ? Decimal.roundUp : Decimal.roundDown)));
}

export function ceilingDecimal(a: Nullable<Big>): Nullable<Big> {
  return unary(a, (x) => limitedDecimal(x.round(0, x.lt(0) ? Decimal.roundDown : Decimal.roundUp)));
}

/** The whole part. */
export function integerOfDecimal(a: Nullable<Big>): Nullable<bigint> {
  return unary(a, (x) => (x.e > SCALE_MAX ? null : limited(BigInt(x.round(0, Decimal.roundDown).toFixed(0)))));
}

export function decimalOfInteger(a: Nullable<bigint>): Nullable<Big> {
  return unary(a, (x) => new Decimal(x.toString()));
}

/** The shortest decimal that reads back as the float. */
export function decimalOfFloat(a: Nullable<number>): Nullable<Big> {
  return unary(a, (x) => (Number.isFinite(x) ? limitedDecimal(new Decimal(String(x))) : null));
}

export function floatOfDecimal(a: Nullable<Big>): Nullable<number> {
  return unary(a, (x) => {
    const exact = limitedDecimal(x);
    return exact === null ? null : Number(exact.toString());
  });
}

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
  return unary(a, (x) => (dayOf(x) === null ? null : x));
}

// Lists

export function sizeOfList(a: Nullable<readonly string[]>): Nullable<bigint> {
  return unary(a, (x) => BigInt(x.length));
}

export function listContains(a: Nullable<string>, b: Nullable<readonly string[]>): Nullable<boolean> {
  return binary(a, b, (x, y) => y.includes(x));
}

// Dates of the years 1 to 9999

function dayOf(date: string): Nullable<number> {
  return parseDate(date) ?? null;
}

function dateIn(day: number): Nullable<string> {
  return day < FIRST_DAY || day > LAST_DAY ? null : dateOfDay(day);
}

export function daysBetween(later: Nullable<string>, earlier: Nullable<string>): Nullable<bigint> {
  return binary(later, earlier, (x, y) => {
    const [a, b] = [dayOf(x), dayOf(y)];
    return a === null || b === null ? null : BigInt(a - b);
  });
}

export function addDays(date: Nullable<string>, days: Nullable<bigint>): Nullable<string> {
  return binary(date, days, (x, y) => {
    const day = dayOf(x);
    return day === null || y > DAYS || y < -DAYS ? null : dateIn(day + Number(y));
  });
}

/** The same day of the month, or the last day of a month that is too short. */
export function addMonths(date: Nullable<string>, months: Nullable<bigint>): Nullable<string> {
  return binary(date, months, (x, y) => {
    if (dayOf(x) === null || y > MONTHS || y < -MONTHS) {
      return null;
    }
    const [year = 1, month = 1, day = 1] = x.split('-').map(Number);
    const total = year * 12 + (month - 1) + Number(y);
    const [toYear, toMonth] = [Math.floor(total / 12), total - Math.floor(total / 12) * 12 + 1];
    if (toYear < 1 || toYear > 9_999) {
      return null;
    }
    const start = `${pad(toYear, 4)}-${pad(toMonth, 2)}`;
    for (let last = day; last > 27; last--) {
      const found = `${start}-${pad(last, 2)}`;
      if (dayOf(found) !== null) {
        return found;
      }
    }
    return `${start}-${pad(day, 2)}`;
  });
}

function pad(number: number, digits: number): string {
  return String(number).padStart(digits, '0');
}

export function year(date: Nullable<string>): Nullable<bigint> {
  return unary(date, (x) => (dayOf(x) === null ? null : BigInt(x.slice(0, 4))));
}

export function month(date: Nullable<string>): Nullable<bigint> {
  return unary(date, (x) => (dayOf(x) === null ? null : BigInt(x.slice(5, 7))));
}

export function day(date: Nullable<string>): Nullable<bigint> {
  return unary(date, (x) => (dayOf(x) === null ? null : BigInt(x.slice(8, 10))));
}

/** Monday is 1, Sunday 7. */
export function dayOfWeek(date: Nullable<string>): Nullable<bigint> {
  return unary(date, (x) => {
    const number = dayOf(x);
    return number === null ? null : BigInt(((((number + 3) % 7) + 7) % 7) + 1);
  });
}

// Moments and durations in microseconds

function momentIn(micros: bigint): Nullable<bigint> {
  return micros < FIRST_MOMENT || micros > LAST_MOMENT ? null : micros;
}

function durationIn(micros: bigint): Nullable<bigint> {
  return micros <= INTEGER_MIN || micros > INTEGER_MAX ? null : micros;
}

export function addDuration(a: Nullable<bigint>, b: Nullable<bigint>): Nullable<bigint> {
  return binary(a, b, (x, y) => momentIn(x + y));
}

export function subtractDuration(a: Nullable<bigint>, b: Nullable<bigint>): Nullable<bigint> {
  return binary(a, b, (x, y) => momentIn(x - y));
}

export function durationBetween(later: Nullable<bigint>, earlier: Nullable<bigint>): Nullable<bigint> {
  return binary(later, earlier, (x, y) => durationIn(x - y));
}

export function sumOfDurations(a: Nullable<bigint>, b: Nullable<bigint>): Nullable<bigint> {
  return binary(a, b, (x, y) => durationIn(x + y));
}

export function differenceOfDurations(a: Nullable<bigint>, b: Nullable<bigint>): Nullable<bigint> {
  return binary(a, b, (x, y) => durationIn(x - y));
}

/** Whole seconds, truncated toward zero. */
export function secondsOfDuration(a: Nullable<bigint>): Nullable<bigint> {
  return unary(a, (x) => x / SECOND);
}
