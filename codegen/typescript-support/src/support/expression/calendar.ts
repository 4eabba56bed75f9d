/** The arithmetic of dates and moments of the years 1 to 9999, and of durations: what is out of range is unknown. */
import { dateOfDay, parseDate } from '../records/times.ts';
import { binary, unary, type Nullable } from './unknown.ts';

const FIRST_DAY = -719_162;
const LAST_DAY = 2_932_896;
const DAYS = 3_652_059n;
const MONTHS = 120_000n;
const FIRST_MOMENT = -62_135_596_800_000_000n;
const LAST_MOMENT = 253_402_300_799_999_999n;
const DURATION_MAX = 2n ** 63n - 1n;
const SECOND = 1_000_000n;

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
  return micros < -DURATION_MAX || micros > DURATION_MAX ? null : micros;
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
