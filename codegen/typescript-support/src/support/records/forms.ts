import type { FieldType, FormulaResult, Member } from '../model.ts';
import type { SqlType } from '../sql.ts';

/** Writes the value of a row as JSON; of pairs of columns, `second` is the other one. */
export type Form = (value: unknown, second: unknown) => string;

function orNull(write: (value: unknown) => string): Form {
  return (value) => (value === null ? 'null' : write(value));
}

const text: Form = orNull((value) => JSON.stringify(value));
/** Text that needs no escaping: ids, dates, whole numbers as strings. */
const plain: Form = orNull((value) => `"${String(value)}"`);
const digits: Form = orNull(String);
const decimalWithoutZeros: Form = orNull((value) => `"${stripped(String(value))}"`);
const secret: Form = (value) => (value === true ? '{"set":true}' : 'null');
const texts: Form = orNull((value) => JSON.stringify(value));

function stripped(decimal: string): string {
  const short = decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal;
  return short === '-0' ? '0' : short;
}

const money: Form = (amount, currency) =>
  amount === null || currency === null ? 'null' : `{"amount":"${amount as string}","currency":"${currency as string}"}`;

const geoPoint: Form = (lat, lon) =>
  lat === null || lon === null ? 'null' : `{"lat":${lat as number},"lon":${lon as number}}`;

const file: Form = (id, described) => {
  if (id === null) {
    return 'null';
  }
  const [name = null, size = null, mediaType = null] = (described ?? []) as readonly string[];
  return JSON.stringify({ id, name, size: size === null ? null : Number(size), mediaType });
};

/** How a member with one value is written. */
export function formOf(member: Exclude<Member, { kind: 'toMany' }>): Form {
  switch (member.kind) {
    case 'system':
      return member.name === 'version' ? digits : plain;
    case 'toOne':
      return plain;
    case 'formula':
      return formOfFormula(member.result);
    case 'field':
      return formOfField(member.type);
  }
}

function formOfField(type: FieldType): Form {
  switch (type.kind) {
    case 'text':
    case 'longText':
    case 'email':
    case 'url':
    case 'phone':
    case 'slug':
    case 'color':
    case 'choice':
      return text;
    case 'multiChoice':
      return texts;
    case 'integer':
    case 'float':
    case 'boolean':
    case 'json':
      return digits;
    case 'money':
      return money;
    case 'geoPoint':
      return geoPoint;
    case 'secret':
      return secret;
    case 'file':
    case 'image':
      return file;
    default:
      return plain;
  }
}

function formOfFormula(result: FormulaResult): Form {
  switch (result) {
    case 'text':
      return text;
    case 'integer':
    case 'float':
    case 'boolean':
      return digits;
    case 'decimal':
      return decimalWithoutZeros;
    default:
      return plain;
  }
}

/** How the value of an aggregate is written that has that type. */
export function formOfAggregate(type: SqlType): Form {
  return type === 'double precision' || type === 'integer' || type === 'boolean' ? digits : plain;
}

/** The form of a key that records are grouped by: of money its amount. */
export function formOfKey(member: Exclude<Member, { kind: 'toMany' }>): Form {
  return member.kind === 'field' && member.type.kind === 'money' ? plain : formOf(member);
}
