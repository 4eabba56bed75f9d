import Big from 'big.js';
import { isStorable } from '../json.ts';
import { isUuid } from '../records/codec.ts';
import { parseDate, parseDateTime, parseDuration, parseTime, writeDateTime, writeDuration } from '../records/times.ts';
import type { Constant } from './syntax.ts';
import { isReference, type Literal, type ValueType } from './types.ts';

const CEL_DURATION = /^-?(?:[0-9]{1,15}(?:\.[0-9]{1,9})?(?:h|m|s|ms|us))+$/;
const CEL_DURATION_PART = /([0-9]+(?:\.[0-9]+)?)(h|ms|us|m|s)/g;
const MICROS: Readonly<Record<string, number>> = { h: 3_600_000_000, m: 60_000_000, s: 1_000_000, ms: 1_000, us: 1 };
const DURATION_MAX = 2n ** 63n - 1n;
const SCALE_MAX = 20;

/** The type that a constant has where nothing around it asks for another. */
export function ownType(constant: Constant): ValueType | undefined {
  switch (constant.kind) {
    case 'text':
    case 'integer':
    case 'boolean':
      return constant.kind;
    case 'number':
      return 'decimal';
    default:
      return undefined;
  }
}

/** The constant as a value of that type; undefined where it is none. */
export function readLiteral(constant: Constant, type: ValueType): Literal | undefined {
  const value = valueOf(constant, type);
  return value === undefined ? undefined : { kind: 'literal', type, value };
}

function valueOf(constant: Constant, type: ValueType): string | boolean | undefined {
  switch (constant.kind) {
    case 'text':
      return ofText(constant.text, type);
    case 'integer':
      return ofInteger(constant.value, type);
    case 'number':
      return ofNumber(constant.text, type);
    case 'boolean':
      return type === 'boolean' ? constant.value : undefined;
    default:
      return undefined;
  }
}

function ofInteger(value: bigint, type: ValueType): string | undefined {
  if (type === 'integer' || type === 'decimal') {
    return value.toString();
  }
  // beyond 2^53 a float cannot stand for every integer
  const fits = value <= 2n ** 53n && value >= -(2n ** 53n);
  return type === 'float' && fits ? value.toString() : undefined;
}

function ofNumber(text: string, type: ValueType): string | undefined {
  if (type === 'float') {
    return Number.isFinite(Number(text)) ? String(Number(text)) : undefined;
  }
  if (type !== 'decimal') {
    return undefined;
  }
  const number = new Big(text.replace(/^(-?)\./, '$10.'));
  const isSmall = number.e + 1 <= 60 && number.c.length - 1 - number.e <= SCALE_MAX;
  return isSmall || number.eq(0) ? number.toFixed() : undefined;
}

function ofText(text: string, type: ValueType): string | undefined {
  if (isReference(type) || type === 'uuid') {
    return isUuid(text) ? text.toLowerCase() : undefined;
  }
  switch (type) {
    case 'text':
      return isStorable(text) ? text : undefined;
    case 'date':
      return parseDate(text) === undefined ? undefined : text;
    case 'time':
      return parseTime(text);
    case 'dateTime': {
      const moment = parseDateTime(
        /T[0-9]{2}:[0-9]{2}(?:Z|[+-])/i.test(text) ? text.replace(/(T..:..)/i, '$1:00') : text,
      );
      return moment === undefined ? undefined : writeDateTime(moment);
    }
    case 'duration': {
      const micros = CEL_DURATION.test(text) ? celDuration(text) : parseDuration(text);
      return micros === undefined ? undefined : writeDuration(micros);
    }
    default:
      return undefined;
  }
}

function celDuration(text: string): bigint | undefined {
  let micros = new Big(0);
  for (const [, number = '0', unit = 'us'] of text.matchAll(CEL_DURATION_PART)) {
    micros = micros.plus(new Big(number).times(MICROS[unit] ?? 1));
  }
  if (!micros.round(0, Big.roundDown).eq(micros)) {
    return undefined;
  }
  const value = BigInt(micros.toFixed(0)) * (text.startsWith('-') ? -1n : 1n);
  return value > DURATION_MAX || value < -DURATION_MAX ? undefined : value;
}
