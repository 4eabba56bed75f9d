import type { Json } from '../json.ts';
import type { Faults } from '../problem.ts';

const DATE = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/;
const TIME = /^([0-9]{2}):([0-9]{2})(?::([0-9]{2}))?$/;
const DATE_TIME =
  /^([0-9]{4}-[0-9]{2}-[0-9]{2})[Tt]([0-9]{2}:[0-9]{2}:[0-9]{2})(?:\.([0-9]{1,9}))?(?:[Zz]|([+-])([0-9]{2}):([0-9]{2}))$/;
const DURATION =
  /^(-?)P(?=.)(?:(-?[0-9]{1,9})D)?(?:T(?=.)(?:(-?[0-9]{1,13})H)?(?:(-?[0-9]{1,9})M)?(?:(-?)([0-9]{1,9})(?:\.([0-9]{1,9}))?S)?)?$/;
const LONGEST_SECONDS = 7_000_000_000_000n;
const SECOND = 1_000_000n;
const DAY_MS = 86_400_000;
const FIRST_MOMENT = -62_135_596_800_000_000n;
const END_OF_MOMENTS = 253_402_300_800_000_000n;

function read(
  json: Json,
  parse: (text: string) => string | undefined,
  expected: string,
  at: string,
  faults: Faults,
): string | undefined {
  if (typeof json !== 'string') {
    faults.wrongType(at, expected);
    return undefined;
  }
  const value = parse(json);
  if (value === undefined) {
    faults.format(at, expected);
  }
  return value;
}

export function readDate(json: Json, at: string, faults: Faults): string | undefined {
  return read(
    json,
    (text) => (parseDate(text) === undefined ? undefined : text),
    'a date such as 2027-01-31',
    at,
    faults,
  );
}

export function readTime(json: Json, at: string, faults: Faults): string | undefined {
  return read(json, parseTime, 'a time such as 14:05:00', at, faults);
}

export function readDateTime(json: Json, at: string, faults: Faults): string | undefined {
  const expected = 'a date and time with its offset such as 2027-01-31T14:05:00Z, of whole microseconds';
  return read(json, normalDateTime, expected, at, faults);
}

export function readDuration(json: Json, at: string, faults: Faults): string | undefined {
  return read(json, normalDuration, 'a duration of whole microseconds such as PT1H30M', at, faults);
}

/** The number of a date's day, 1970-01-01 being 0; undefined for what is no day of the years 1 to 9999. */
export function parseDate(text: string): number | undefined {
  const [, year, month, day] = DATE.exec(text)?.map(Number) ?? [];
  if (year === undefined || month === undefined || day === undefined || year < 1) {
    return undefined;
  }
  const date = utc(year, month, day);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.getTime() / DAY_MS : undefined;
}

/** Date.UTC takes the years before 100 for those of the twentieth century. */
function utc(year: number, month: number, day: number): Date {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date;
}

/** The date of a day's number, which is within the years 1 to 9999. */
export function dateOfDay(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

export function parseTime(text: string): string | undefined {
  const [, hour, minute, second = '00'] = TIME.exec(text) ?? [];
  if (hour === undefined || minute === undefined || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) {
    return undefined;
  }
  return `${hour}:${minute}:${second}`;
}

/** The microseconds since 1970 of a date and time with its offset; undefined for what is none, or finer than they are. */
export function parseDateTime(text: string): bigint | undefined {
  const [, date = '', time = '', fraction = '', sign, hours = '0', minutes = '0'] = DATE_TIME.exec(text) ?? [];
  const day = parseDateOfYearZero(date);
  const clock = parseTime(time);
  const micros = fractionMicros(fraction);
  const offset = Number(hours) * 60 + Number(minutes);
  if (day === undefined || clock === undefined || micros === undefined || Number(minutes) > 59 || offset > 18 * 60) {
    return undefined;
  }
  const [hour = 0, minute = 0, second = 0] = clock.split(':').map(Number);
  const seconds = day * 86_400 + hour * 3_600 + minute * 60 + second - (sign === '-' ? -offset : offset) * 60;
  const moment = BigInt(seconds) * SECOND + micros;
  return moment < FIRST_MOMENT || moment >= END_OF_MOMENTS ? undefined : moment;
}

/** A moment of the year 1 may be written with an offset that puts its date into the year 0. */
function parseDateOfYearZero(text: string): number | undefined {
  return text.startsWith('0000') ? shifted(parseDate(`0004${text.slice(4)}`), -1_461) : parseDate(text);
}

function shifted(day: number | undefined, by: number): number | undefined {
  return day === undefined ? undefined : day + by;
}

function fractionMicros(fraction: string): bigint | undefined {
  return /^0*$/.test(fraction.slice(6)) ? BigInt(fraction.slice(0, 6).padEnd(6, '0')) : undefined;
}

/** RFC 3339 in UTC, with the fraction that there is and no more. */
export function writeDateTime(micros: bigint): string {
  const inSecond = ((micros % SECOND) + SECOND) % SECOND;
  const whole = new Date(Number((micros - inSecond) / 1_000n)).toISOString().slice(0, 19);
  return `${whole}${writeFraction(inSecond)}Z`;
}

function writeFraction(micros: bigint): string {
  return micros === 0n ? '' : `.${micros.toString().padStart(6, '0').replace(/0+$/, '')}`;
}

function normalDateTime(text: string): string | undefined {
  const moment = parseDateTime(text);
  return moment === undefined ? undefined : writeDateTime(moment);
}

/** The microseconds of an ISO 8601 duration, each part with a sign of its own; undefined for what is none, or finer. */
export function parseDuration(text: string): bigint | undefined {
  const match = DURATION.exec(text);
  if (match === null) {
    return undefined;
  }
  const [, sign, days = '0', hours = '0', minutes = '0', secondsSign, seconds = '0', fraction = ''] = match;
  const micros = fractionMicros(fraction);
  if (micros === undefined) {
    return undefined;
  }
  const rest = BigInt(seconds) * SECOND + micros;
  const whole = BigInt(days) * 86_400n + BigInt(hours) * 3_600n + BigInt(minutes) * 60n;
  const total = whole * SECOND + (secondsSign === '-' ? -rest : rest);
  return sign === '-' ? -total : total;
}

/** Whether a duration is one that columns hold. */
function isStorableDuration(micros: bigint): boolean {
  return (micros < 0n ? -micros : micros) / SECOND <= LONGEST_SECONDS;
}

function normalDuration(text: string): string | undefined {
  const micros = parseDuration(text);
  return micros === undefined || !isStorableDuration(micros) ? undefined : writeDuration(micros);
}

/** Hours, minutes and seconds, each with its sign; days are written as hours. */
export function writeDuration(micros: bigint): string {
  if (micros === 0n) {
    return 'PT0S';
  }
  const seconds = micros / SECOND;
  const fraction = micros % SECOND;
  const hours = seconds / 3_600n;
  const minutes = (seconds % 3_600n) / 60n;
  const rest = seconds % 60n;
  const parts = [hours === 0n ? '' : `${hours.toString()}H`, minutes === 0n ? '' : `${minutes.toString()}M`];
  if (rest !== 0n || fraction !== 0n) {
    const shown = rest === 0n && fraction < 0n ? '-0' : rest.toString();
    parts.push(`${shown}${writeFraction(fraction < 0n ? -fraction : fraction)}S`);
  }
  return `PT${parts.join('')}`;
}

/** The duration of what PostgreSQL writes as interval in its iso_8601 style, where each part has its sign. */
export function durationOfInterval(text: string): string {
  const parts = /^P(?:(-?[0-9]+)D)?(?:T(?:(-?[0-9]+)H)?(?:(-?[0-9]+)M)?(?:(-?)([0-9]+)(?:\.([0-9]+))?S)?)?$/.exec(text);
  if (parts === null) {
    throw new Error(`an interval of months: ${text}`);
  }
  const [, days = '0', hours = '0', minutes = '0', sign = '', seconds = '0', fraction = ''] = parts;
  const whole = BigInt(days) * 86_400n + BigInt(hours) * 3_600n + BigInt(minutes) * 60n;
  const rest = BigInt(seconds) * SECOND + BigInt(fraction.padEnd(6, '0'));
  return writeDuration(whole * SECOND + (sign === '-' ? -rest : rest));
}
