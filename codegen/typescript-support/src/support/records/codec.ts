import Big from 'big.js';
import { isStorable, JsonNumber, pointer, writeJson, type Json } from '../json.ts';
import type { FieldType, GeoPoint, Money, Stored } from '../model.ts';
import type { Faults } from '../problem.ts';
import { readDate, readDateTime, readDuration, readTime } from './times.ts';
import { isText, readFormatted, readText, SECRET_MAX } from './texts.ts';

const DIGITS_MAX = 400;
const NUMERAL = /^-?[0-9]{1,400}(?:\.[0-9]{1,400})?$/;
const UUID = /^[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}$/;
const INTEGER = { min: '-2147483648', max: '2147483647' };
const LONG = { min: '-9223372036854775808', max: '9223372036854775807' };
const MONEY_PRECISION = 19;
const MONEY_SCALE = 4;
const CURRENCIES = new Set([...Intl.supportedValuesOf('currency'), 'XTS', 'XXX']);

interface Bounds {
  readonly min?: string;
  readonly max?: string;
}

/** The value of what was sent for a field, which is not null; undefined after having told what is wrong with it. */
export function decode(type: FieldType, json: Json, at: string, faults: Faults): Stored | undefined {
  if (isText(type)) {
    return readFormatted(type, json, at, faults);
  }
  switch (type.kind) {
    case 'integer': {
      const number = whole(json, false, INTEGER, type, at, faults);
      return number === undefined ? undefined : Number(number);
    }
    case 'long':
      return whole(json, true, LONG, type, at, faults);
    case 'decimal': {
      const number = decimal(json, type.precision, type.scale, at, faults);
      return number === undefined || !meets(new Big(number), type, at, faults) ? undefined : number;
    }
    case 'float': {
      const number = floating(json, at, faults);
      return number === undefined || !meets(new Big(number), type, at, faults) ? undefined : number;
    }
    case 'money':
      return money(json, type.currency, at, faults);
    case 'choice':
      return choice(type.choices, json, at, faults);
    case 'multiChoice':
      return choices(type.choices, json, at, faults);
    case 'boolean':
      if (typeof json !== 'boolean') {
        faults.wrongType(at, 'true or false');
        return undefined;
      }
      return json;
    case 'date':
      return readDate(json, at, faults);
    case 'time':
      return readTime(json, at, faults);
    case 'dateTime':
      return readDateTime(json, at, faults);
    case 'duration':
      return readDuration(json, at, faults);
    case 'uuid':
    case 'file':
    case 'image':
      return readUuid(json, at, faults);
    case 'json':
      return isStorableJson(json, at, faults) ? writeJson(json) : undefined;
    case 'geoPoint':
      return geoPoint(json, at, faults);
    case 'autoNumber':
      faults.add('read-only', at, 'This is numbered by the system and cannot be written.');
      return undefined;
    case 'secret':
      return readText(json, 1, undefined, SECRET_MAX, at, faults);
  }
}

export function isUuid(text: string): boolean {
  return UUID.test(text);
}

export function readUuid(json: Json, at: string, faults: Faults): string | undefined {
  if (typeof json !== 'string') {
    faults.wrongType(at, 'an id as a string');
    return undefined;
  }
  if (!isUuid(json)) {
    faults.format(at, 'a UUID');
    return undefined;
  }
  return json.toLowerCase();
}

/** An exact number: a JSON number or, where `orText`, its digits in a string. */
function exact(json: Json, orText: boolean, at: string, faults: Faults): Big | undefined {
  if (json instanceof JsonNumber) {
    const number = new Big(json.text);
    if (Math.abs(number.e + 1) > DIGITS_MAX || Math.abs(scaleOf(number)) > DIGITS_MAX) {
      faults.outOfRange(at, `a number of at most ${DIGITS_MAX} digits`);
      return undefined;
    }
    return number;
  }
  if (orText && typeof json === 'string') {
    if (!NUMERAL.test(json)) {
      faults.format(at, 'a number such as "12.50"');
      return undefined;
    }
    return new Big(json);
  }
  faults.wrongType(at, orText ? 'a number, or a string of digits' : 'a number');
  return undefined;
}

/** How many decimals a number has, without trailing zeros; negative where it ends in zeros before the point. */
function scaleOf(number: Big): number {
  return number.c.length - 1 - number.e;
}

function whole(
  json: Json,
  orText: boolean,
  range: Required<Bounds>,
  bounds: Bounds,
  at: string,
  faults: Faults,
): string | undefined {
  const number = exact(json, orText, at, faults);
  if (number === undefined) {
    return undefined;
  }
  if (scaleOf(number) > 0 && !number.eq(0)) {
    faults.add('not-exact', at, 'This must be a whole number.');
    return undefined;
  }
  return meets(number, range, at, faults) && meets(number, bounds, at, faults)
    ? positiveZero(number.toFixed(0))
    : undefined;
}

/** A number that fits numeric(precision, scale) without rounding. */
function decimal(json: Json, precision: number, scale: number, at: string, faults: Faults): string | undefined {
  const number = exact(json, true, at, faults);
  if (number === undefined) {
    return undefined;
  }
  if (number.eq(0)) {
    return new Big(0).toFixed(scale);
  }
  if (scaleOf(number) > scale) {
    faults.add('not-exact', at, `This must have at most ${scale} decimals.`);
    return undefined;
  }
  if (number.e + 1 > precision - scale) {
    faults.outOfRange(at, `a number of at most ${precision - scale} digits before the point`);
    return undefined;
  }
  return number.toFixed(scale);
}

function positiveZero(text: string): string {
  return text === '-0' ? '0' : text;
}

function floating(json: Json, at: string, faults: Faults): number | undefined {
  const number = exact(json, false, at, faults);
  if (number === undefined) {
    return undefined;
  }
  const value = Number(number.toString());
  if (!Number.isFinite(value)) {
    faults.outOfRange(at, 'within the range of a 64-bit floating point number');
    return undefined;
  }
  return value === 0 ? 0 : value;
}

function meets(number: Big, bounds: Bounds, at: string, faults: Faults): boolean {
  if (bounds.min !== undefined && number.lt(bounds.min)) {
    faults.outOfRange(at, `at least ${bounds.min}`);
    return false;
  }
  if (bounds.max !== undefined && number.gt(bounds.max)) {
    faults.outOfRange(at, `at most ${bounds.max}`);
    return false;
  }
  return true;
}

function choice(known: readonly string[], json: Json, at: string, faults: Faults): string | undefined {
  if (typeof json !== 'string') {
    faults.wrongType(at, 'the name of a choice');
    return undefined;
  }
  if (!known.includes(json)) {
    faults.add('unknown-choice', at, `This must be one of: ${known.join(', ')}.`);
    return undefined;
  }
  return json;
}

function choices(known: readonly string[], json: Json, at: string, faults: Faults): readonly string[] | undefined {
  if (!Array.isArray(json)) {
    faults.wrongType(at, 'an array of names of choices');
    return undefined;
  }
  const names: string[] = [];
  const before = faults.found.length;
  for (let i = 0; i < json.length && faults.found.length - before < 20; i++) {
    const name = choice(known, json[i] ?? null, pointer(at, i), faults);
    if (name !== undefined && names.includes(name)) {
      faults.add('duplicate', pointer(at, i), 'This choice is there already.');
    } else if (name !== undefined) {
      names.push(name);
    }
  }
  return faults.found.length === before ? names : undefined;
}

function money(json: Json, fixed: string | undefined, at: string, faults: Faults): Money | undefined {
  if (!(json instanceof Map)) {
    faults.wrongType(at, 'an object with amount and currency');
    return undefined;
  }
  const before = faults.found.length;
  onlyMembers(json, ['amount', 'currency'], at, faults);
  const given = json.get('amount');
  let amount: string | undefined;
  if (given === undefined) {
    faults.add('required', pointer(at, 'amount'), 'This is required.');
  } else {
    amount = decimal(given, MONEY_PRECISION, MONEY_SCALE, pointer(at, 'amount'), faults);
  }
  const currency = currencyOf(json.get('currency'), fixed, pointer(at, 'currency'), faults);
  return amount === undefined || currency === undefined || faults.found.length > before
    ? undefined
    : { amount, currency };
}

function currencyOf(
  given: Json | undefined,
  fixed: string | undefined,
  at: string,
  faults: Faults,
): string | undefined {
  if (given === undefined) {
    if (fixed === undefined) {
      faults.add('required', at, 'This is required.');
    }
    return fixed;
  }
  if (typeof given !== 'string') {
    faults.wrongType(at, 'a currency code');
    return undefined;
  }
  if (!CURRENCIES.has(given)) {
    faults.format(at, 'an ISO 4217 currency code');
    return undefined;
  }
  if (fixed !== undefined && fixed !== given) {
    faults.add('unknown-choice', at, `This must be ${fixed}.`);
    return undefined;
  }
  return given;
}

function geoPoint(json: Json, at: string, faults: Faults): GeoPoint | undefined {
  if (!(json instanceof Map)) {
    faults.wrongType(at, 'an object with lat and lon');
    return undefined;
  }
  onlyMembers(json, ['lat', 'lon'], at, faults);
  const lat = degrees(json.get('lat'), 90, pointer(at, 'lat'), faults);
  const lon = degrees(json.get('lon'), 180, pointer(at, 'lon'), faults);
  return lat === undefined || lon === undefined ? undefined : { lat, lon };
}

function degrees(given: Json | undefined, bound: number, at: string, faults: Faults): number | undefined {
  if (given === undefined) {
    faults.add('required', at, 'This is required.');
    return undefined;
  }
  const value = floating(given, at, faults);
  if (value !== undefined && Math.abs(value) > bound) {
    faults.outOfRange(at, `from -${bound} to ${bound}`);
    return undefined;
  }
  return value;
}

function onlyMembers(object: ReadonlyMap<string, Json>, known: readonly string[], at: string, faults: Faults): void {
  for (const name of object.keys()) {
    if (!known.includes(name)) {
      faults.add('unknown-member', pointer(at, name), 'There is no such member.');
    }
  }
}

/** Depth and numbers were checked when the body was read. */
function isStorableJson(json: Json, at: string, faults: Faults): boolean {
  if (isStorable(writeJson(json))) {
    return true;
  }
  faults.add('invalid-text', at, 'This must not hold the character NUL or half of a surrogate pair.');
  return false;
}
