import * as decimal from './decimal';
import { Decimal } from './decimal';
import { patternOf } from './pattern';
import * as times from './times';
import { decimalIn, Timed, timed, timedOf, type Value } from './values';

/** Thrown where something is not known here that the server knows: who asks must leave the decision to it. */
export class Undecided extends Error {}

const INTEGER_END = 2n ** 63n;

function integer(value: bigint): bigint | null {
  return value >= INTEGER_END || value < -INTEGER_END ? null : value;
}

type Operation = (a: Value, b: Value) => Value;
type Pair<T, R> = (a: T, b: T) => R | null;

function numeric(ofIntegers: Pair<bigint, bigint>, ofDecimals: Pair<Decimal, Decimal>): Operation {
  return (one, other) => {
    if (typeof one === 'bigint' && typeof other === 'bigint') {
      return ofIntegers(one, other);
    }
    const [a, b] = [decimalIn(one), decimalIn(other)];
    return a instanceof Decimal && b instanceof Decimal ? ofDecimals(a, b) : null;
  };
}

const plus = numeric((a, b) => integer(a + b), decimal.add);
const minus = numeric((a, b) => integer(a - b), decimal.subtract);

function sum(a: Value, b: Value): Value {
  if (typeof a === 'string' && typeof b === 'string') {
    return a + b;
  }
  if (a instanceof Timed && b instanceof Timed) {
    const moment = [a, b].some((one) => one.kind === 'dateTime');
    const total = BigInt(a.value) + BigInt(b.value);
    return moment ? timed('dateTime', times.momentIn(total)) : timed('duration', times.durationIn(total));
  }
  return plus(a, b);
}

function difference(one: Value, other: Value): Value {
  const a = other instanceof Timed && typeof one === 'string' ? timedOf(other.kind, one) : one;
  const b = one instanceof Timed && typeof other === 'string' ? timedOf(one.kind, other) : other;
  if (!(a instanceof Timed && b instanceof Timed)) {
    return minus(a, b);
  }
  if (a.kind === 'date') {
    const [later, earlier] = [times.dayOf(String(a.value)), times.dayOf(String(b.value))];
    return later === null || earlier === null ? null : BigInt(later - earlier);
  }
  const micros = BigInt(a.value) - BigInt(b.value);
  return a.kind === 'dateTime' && b.kind === 'duration'
    ? timed('dateTime', times.momentIn(micros))
    : timed('duration', times.durationIn(micros));
}

const OPERATORS: Record<string, Operation> = {
  '+': sum,
  '-': difference,
  '*': numeric((a, b) => integer(a * b), decimal.multiply),
  '/': numeric((a, b) => (b === 0n ? null : integer(a / b)), decimal.divide),
  '%': (a, b) => (typeof a === 'bigint' && typeof b === 'bigint' && b !== 0n ? a % b : null),
};

function date(value: Value): string | null {
  const found = typeof value === 'string' ? timedOf('date', value) : value;
  return found instanceof Timed && found.kind === 'date' ? String(found.value) : null;
}

function text(value: Value): string | null {
  return typeof value === 'string' ? value : null;
}

function ofTexts(test: (a: string, b: string) => boolean): (parts: readonly Value[]) => Value {
  return ([one, other]) => {
    const [a, b] = [text(one ?? null), text(other ?? null)];
    return a === null || b === null ? null : test(a, b);
  };
}

function ofText(change: (value: string) => Value): (parts: readonly Value[]) => Value {
  return ([value]) => (typeof value === 'string' ? change(value) : null);
}

/** A stored number may have more decimals than a result. */
function computedOf(value: Value): Value {
  const found = decimalIn(value);
  return found instanceof Decimal && typeof value !== 'bigint' ? decimal.round(found, 20n) : value;
}

function ofDecimal(change: (value: Decimal) => Value): (parts: readonly Value[]) => Value {
  return ([value]) => {
    const found = decimalIn(computedOf(value ?? null));
    return found instanceof Decimal ? change(found) : null;
  };
}

function ofDate(change: (value: string) => Value): (parts: readonly Value[]) => Value {
  return ([value]) => {
    const found = date(value ?? null);
    return found === null ? null : change(found);
  };
}

function shifted(change: (value: string, by: bigint) => string | null): (parts: readonly Value[]) => Value {
  return ([value, by]) => {
    const found = date(value ?? null);
    return found === null || typeof by !== 'bigint' ? null : timed('date', change(found, by));
  };
}

function literalTime(kind: 'date' | 'time' | 'dateTime' | 'duration'): (parts: readonly Value[]) => Value {
  return ([value]) => (typeof value === 'string' ? timedOf(kind, value) : (value ?? null));
}

function negate(value: Value): Value {
  return value instanceof Decimal
    ? new Decimal(-value.units)
    : typeof value === 'bigint'
      ? integer(-value)
      : value instanceof Timed && value.kind === 'duration'
        ? timed('duration', times.durationIn(-BigInt(value.value)))
        : null;
}

function asText(value: Value): Value {
  if (value instanceof Decimal) {
    return decimal.textOf(value);
  }
  return value instanceof Timed ? String(value.value) : value === null ? null : String(value);
}

function matches(value: Value, pattern: Value): Value {
  if (typeof value !== 'string' || typeof pattern !== 'string') {
    return null;
  }
  const found = patternOf(pattern, false);
  if (found === undefined) {
    throw new Undecided();
  }
  return found.test(value);
}

const FUNCTIONS: Record<string, (parts: readonly Value[]) => Value> = {
  negate: ([value]) => negate(value ?? null),
  abs: ([value]) => {
    const isNegative = (typeof value === 'bigint' && value < 0n) || (value instanceof Decimal && value.units < 0n);
    return computedOf(isNegative ? negate(value ?? null) : (value ?? null));
  },
  round: ([value, places]) => {
    const found = decimalIn(value ?? null);
    return found instanceof Decimal && typeof places === 'bigint' ? decimal.round(found, places) : null;
  },
  floor: ofDecimal(decimal.floor),
  ceil: ofDecimal(decimal.ceil),
  int: ofDecimal((value) => integer(decimal.whole(value))),
  decimal: ([value]) => (typeof value === 'number' ? decimal.decimalOf(String(value)) : decimalIn(value ?? null)),
  float: ofDecimal((value) => Number(decimal.textOf(value))),
  startsWith: ofTexts((a, b) => a.startsWith(b)),
  endsWith: ofTexts((a, b) => a.endsWith(b)),
  contains: ofTexts((a, b) => a.includes(b)),
  matches: ([value, pattern]) => matches(value ?? null, pattern ?? null),
  size: ([value]) =>
    typeof value === 'string' ? BigInt(Array.from(value).length) : Array.isArray(value) ? BigInt(value.length) : null,
  lowerAscii: ofText((value) => value.replace(/[A-Z]+/g, (run) => run.toLowerCase())),
  upperAscii: ofText((value) => value.replace(/[a-z]+/g, (run) => run.toUpperCase())),
  trim: ofText((value) => value.replace(/^[ \t\n\v\f\r]+|[ \t\n\v\f\r]+$/g, '')),
  string: ([value]) => asText(value ?? null),
  addDays: shifted(times.addDays),
  addMonths: shifted(times.addMonths),
  year: ofDate((value) => BigInt(value.slice(0, 4))),
  month: ofDate((value) => BigInt(value.slice(5, 7))),
  day: ofDate((value) => BigInt(value.slice(8, 10))),
  dayOfWeek: ofDate(times.dayOfWeek),
  seconds: ([value]) => (value instanceof Timed && value.kind === 'duration' ? BigInt(value.value) / 1_000_000n : null),
  date: literalTime('date'),
  time: literalTime('time'),
  dateTime: literalTime('dateTime'),
  timestamp: literalTime('dateTime'),
  duration: literalTime('duration'),
};

/** What an operator or function gives of values; unknown where one of them is. */
export function apply(name: string, parts: readonly Value[]): Value {
  if (parts.some((part) => part === null)) {
    return null;
  }
  const operator = parts.length === 2 && Object.hasOwn(OPERATORS, name) ? OPERATORS[name] : undefined;
  if (operator) {
    return operator(parts[0] ?? null, parts[1] ?? null);
  }
  const found = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
  if (found === undefined) {
    throw new Undecided();
  }
  return found(parts);
}
