import { raw, sql, type Sql } from '../sql.ts';
import type { FunctionName } from './types.ts';

const UPPER = raw("'ABCDEFGHIJKLMNOPQRSTUVWXYZ'");
const LOWER = raw("'abcdefghijklmnopqrstuvwxyz'");

/**
 * The functions of the expression language in SQL. None raises an error: results are computed where they cannot overflow,
 * and clamped to just outside their range, where NULLIF makes them NULL.
 */
export function renderFunction(name: FunctionName, parts: readonly Sql[]): Sql {
  const a = parts[0] ?? raw('NULL');
  const b = parts.at(-1) ?? a;
  switch (name) {
    case 'negateInteger':
      return integer(sql`-${numeric(a)}`);
    case 'addInteger':
      return integer(sql`${numeric(a)} + ${numeric(b)}`);
    case 'subtractInteger':
      return integer(sql`${numeric(a)} - ${numeric(b)}`);
    case 'multiplyInteger':
      return integer(sql`${numeric(a)} * ${numeric(b)}`);
    case 'divideInteger':
      return integer(sql`div(${numeric(a)}, ${divisor(numeric(b))})`);
    case 'remainderInteger':
      return sql`mod(${numeric(a)}, ${divisor(numeric(b))})::bigint`;
    case 'absoluteInteger':
      return integer(sql`abs(${numeric(a)})`);
    case 'integerOfDecimal':
      return integer(sql`trunc(${a})`);
    case 'negateDecimal':
      return decimal(sql`-${a}`);
    case 'addDecimal':
      return decimal(sql`${a} + ${b}`);
    case 'subtractDecimal':
      return decimal(sql`${a} - ${b}`);
    case 'multiplyDecimal':
      return decimal(sql`${a} * ${b}`);
    case 'divideDecimal':
      // div is exact, and one digit more than is kept decides the rounding
      return decimal(sql`div(${a} * 1e21, ${divisor(b)}) * 1e-21`);
    case 'absoluteDecimal':
      return decimal(sql`abs(${a})`);
    case 'roundDecimal':
      return decimal(sql`round(${a}, ${within(numeric(b), '-1', '21')}::integer)`);
    case 'floorDecimal':
      return decimal(sql`floor(${a})`);
    case 'ceilingDecimal':
      return decimal(sql`ceil(${a})`);
    case 'decimalOfInteger':
      return numeric(a);
    case 'decimalOfFloat':
      return decimal(sql`(${a})::text::numeric`);
    case 'floatOfDecimal':
      return sql`${decimal(a)}::double precision`;
    default:
      return renderOther(name, a, b);
  }
}

function renderOther(name: FunctionName, a: Sql, b: Sql): Sql {
  switch (name) {
    case 'concatenate':
      return sql`(${a} || ${b})`;
    case 'startsWith':
      return sql`starts_with(${a}, ${b})`;
    case 'endsWith':
      return sql`starts_with(reverse(${a}), reverse(${b}))`;
    case 'contains':
      return sql`(strpos(${a}, ${b}) > 0)`;
    case 'sizeOfText':
      return sql`char_length(${a})::bigint`;
    case 'lowerAscii':
      return sql`translate(${a}, ${UPPER}, ${LOWER})`;
    case 'upperAscii':
      return sql`translate(${a}, ${LOWER}, ${UPPER})`;
    case 'trim':
      return sql`btrim(${a}, ${raw("E' \\t\\n\\x0B\\f\\r'")})`;
    case 'textOfInteger':
    case 'textOfBoolean':
    case 'textOfUuid':
      return sql`(${a})::text`;
    case 'textOfDecimal':
      return sql`trim_scale(${a})::text`;
    case 'textOfDate':
      return sql`to_char(${date(a)}, 'YYYY-MM-DD')`;
    case 'sizeOfList':
      return sql`cardinality(${a})::bigint`;
    case 'listContains':
      return sql`(${b} @> ARRAY[${a}])`;
    case 'coalesce':
      return sql`COALESCE(${a}, ${b})`;
    default:
      return renderTime(name, a, b);
  }
}

function renderTime(name: FunctionName, a: Sql, b: Sql): Sql {
  switch (name) {
    case 'daysBetween':
      return sql`(${date(a)} - ${date(b)})::bigint`;
    case 'addDays':
      return dateOfDay(sql`(${date(a)} - DATE '0001-01-01')::numeric + ${numeric(b)}`);
    case 'addMonths':
      return addMonths(a, b);
    case 'year':
    case 'month':
    case 'day':
      return sql`extract(${raw(name)} FROM ${date(a)})::bigint`;
    case 'dayOfWeek':
      return sql`extract(isodow FROM ${date(a)})::bigint`;
    case 'addDuration':
      return moment(sql`${micros(a)} + ${micros(b)}`);
    case 'subtractDuration':
      return moment(sql`${micros(a)} - ${micros(b)}`);
    case 'durationBetween':
    case 'differenceOfDurations':
      return duration(sql`${micros(a)} - ${micros(b)}`);
    case 'sumOfDurations':
      return duration(sql`${micros(a)} + ${micros(b)}`);
    case 'secondsOfDuration':
      return sql`trunc(extract(epoch FROM ${a}))::bigint`;
    default:
      throw new Error(`no SQL for ${name}`);
  }
}

/** Computed 10,000 years later, so that no result falls before PostgreSQL's first date; the calendar repeats every 400 years. */
function addMonths(from: Sql, months: Sql): Sql {
  const count = within(numeric(months), '-120001', '120001');
  const shifted = sql`(${date(from)} + INTERVAL '10000 years' + make_interval(months => ${count}::integer))::date`;
  return dateOfDay(sql`(${shifted} - DATE '0001-01-01' - 3652425)`);
}

function numeric(a: Sql): Sql {
  return sql`(${a})::numeric`;
}

function divisor(a: Sql): Sql {
  return sql`NULLIF(${a}, 0)`;
}

/** NULL unless strictly between the bounds. GREATEST and LEAST skip NULL, which so ends at a bound and is NULL again. */
function within(a: Sql, low: string, high: string): Sql {
  const [from, to] = [raw(low), raw(high)];
  return sql`NULLIF(NULLIF(LEAST(GREATEST(${a}, ${from}), ${to}), ${from}), ${to})`;
}

function integer(exact: Sql): Sql {
  return sql`${within(exact, '-9223372036854775809', '9223372036854775808')}::bigint`;
}

function decimal(exact: Sql): Sql {
  return sql`trim_scale(${within(sql`round(${exact}, 20)`, '-1e60', '1e60')})`;
}

/** The date if it is one of the language. */
function date(a: Sql): Sql {
  return within(a, "DATE '0001-12-31 BC'", "DATE '10000-01-01'");
}

function dateOfDay(number: Sql): Sql {
  return sql`(DATE '0001-01-01' + ${within(number, '-1', '3652059')}::integer)`;
}

function micros(a: Sql): Sql {
  return sql`extract(epoch FROM ${a}) * 1000000`;
}

/** By way of text, because every arithmetic that makes an interval of a number is one of floats. */
function duration(exact: Sql): Sql {
  return sql`(${within(exact, '-9223372036854775808', '9223372036854775808')}::bigint::text || ' microseconds')::interval`;
}

function moment(exact: Sql): Sql {
  const known = within(exact, '-62135596800000001', '253402300800000000');
  return sql`(TIMESTAMPTZ '1970-01-01 00:00:00+00' + (${known}::bigint::text || ' microseconds')::interval)`;
}
