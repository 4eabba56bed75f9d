import type { FieldType, FormulaResult, Path } from '../model.ts';
import { PEOPLE } from '../model.ts';
import type { SqlType } from '../sql.ts';

/** The type of an expression. Every type has also the value unknown, which is NULL in SQL. */
export type ValueType =
  | 'text'
  | 'integer'
  | 'decimal'
  | 'float'
  | 'boolean'
  | 'date'
  | 'time'
  | 'dateTime'
  | 'duration'
  | 'uuid'
  | 'opaque value'
  | 'list of text'
  | `reference to ${string}`
  | 'person';

export function referenceTo(entity: string): ValueType {
  return entity === PEOPLE ? 'person' : `reference to ${entity}`;
}

export function isReference(type: ValueType): boolean {
  return type === 'person' || type.startsWith('reference to ');
}

/** The type under which a stored field is read as a whole. */
export function typeOfField(type: FieldType): ValueType {
  switch (type.kind) {
    case 'text':
    case 'longText':
    case 'email':
    case 'url':
    case 'phone':
    case 'slug':
    case 'color':
    case 'choice':
      return 'text';
    case 'integer':
    case 'long':
    case 'autoNumber':
      return 'integer';
    case 'multiChoice':
      return 'list of text';
    case 'decimal':
    case 'float':
    case 'boolean':
    case 'date':
    case 'time':
    case 'dateTime':
    case 'duration':
    case 'uuid':
      return type.kind;
    case 'file':
    case 'image':
      return 'uuid';
    case 'money':
    case 'json':
    case 'geoPoint':
    case 'secret':
      return 'opaque value';
  }
}

export function typeOfFormula(result: FormulaResult): ValueType {
  return result === 'long' ? 'integer' : result;
}

/** The type that values have in SQL. */
export function sqlTypeOf(type: ValueType): SqlType {
  switch (type) {
    case 'text':
    case 'boolean':
    case 'date':
    case 'time':
    case 'uuid':
      return type;
    case 'integer':
      return 'bigint';
    case 'decimal':
      return 'numeric';
    case 'float':
      return 'double precision';
    case 'dateTime':
      return 'timestamptz';
    case 'duration':
      return 'interval';
    case 'opaque value':
      return 'jsonb';
    case 'list of text':
      return 'text[]';
    default:
      return 'uuid';
  }
}

export type Order = '<' | '<=' | '>' | '>=';

/** A checked expression: types fit and names are resolved. */
export type Expr =
  | { readonly kind: 'literal'; readonly type: ValueType; readonly value: string | boolean }
  | { readonly kind: 'unknown'; readonly type: ValueType }
  | { readonly kind: 'bound'; readonly type: ValueType; readonly slot: 'user' | 'now' | 'today' }
  | {
      readonly kind: 'path';
      readonly type: ValueType;
      readonly steps: readonly [string, ...string[]];
      readonly choices: readonly string[];
    }
  | {
      readonly kind: 'formula';
      readonly type: ValueType;
      readonly relations: readonly string[];
      readonly sql: (path: Path) => import('../sql.ts').Sql;
    }
  | { readonly kind: 'and' | 'or'; readonly type: 'boolean'; readonly operands: readonly Expr[] }
  | { readonly kind: 'not'; readonly type: 'boolean'; readonly operand: Expr }
  | {
      readonly kind: 'equal';
      readonly type: 'boolean';
      readonly left: Expr;
      readonly right: Expr;
      readonly negated: boolean;
    }
  | { readonly kind: 'isUnknown'; readonly type: 'boolean'; readonly operand: Expr; readonly negated: boolean }
  | {
      readonly kind: 'compare';
      readonly type: 'boolean';
      readonly order: Order;
      readonly left: Expr;
      readonly right: Expr;
    }
  | { readonly kind: 'in'; readonly type: 'boolean'; readonly operand: Expr; readonly options: readonly Literal[] }
  | { readonly kind: 'matches'; readonly type: 'boolean'; readonly operand: Expr; readonly pattern: string }
  | {
      readonly kind: 'conditional';
      readonly type: ValueType;
      readonly condition: Expr;
      readonly then: Expr;
      readonly otherwise: Expr;
    }
  | { readonly kind: 'call'; readonly type: ValueType; readonly name: FunctionName; readonly parts: readonly Expr[] };

export type Literal = Extract<Expr, { kind: 'literal' }>;

/** What is wrong with a source, at a place that counts code points from 0. */
export interface Fault {
  readonly code: 'syntax' | 'type' | 'unknown-name' | 'not-translatable' | 'too-complex';
  readonly message: string;
  readonly offset: number;
}

interface Signature {
  readonly call: string;
  readonly result: ValueType;
  readonly parameters: readonly ValueType[];
}

function signature(call: string, result: ValueType, ...parameters: readonly ValueType[]): Signature {
  return { call, result, parameters };
}

/** Every operator and function by its overload. */
export const FUNCTIONS = {
  negateInteger: signature('-_', 'integer', 'integer'),
  addInteger: signature('_+_', 'integer', 'integer', 'integer'),
  subtractInteger: signature('_-_', 'integer', 'integer', 'integer'),
  multiplyInteger: signature('_*_', 'integer', 'integer', 'integer'),
  divideInteger: signature('_/_', 'integer', 'integer', 'integer'),
  remainderInteger: signature('_%_', 'integer', 'integer', 'integer'),
  negateDecimal: signature('-_', 'decimal', 'decimal'),
  addDecimal: signature('_+_', 'decimal', 'decimal', 'decimal'),
  subtractDecimal: signature('_-_', 'decimal', 'decimal', 'decimal'),
  multiplyDecimal: signature('_*_', 'decimal', 'decimal', 'decimal'),
  divideDecimal: signature('_/_', 'decimal', 'decimal', 'decimal'),
  absoluteInteger: signature('abs', 'integer', 'integer'),
  absoluteDecimal: signature('abs', 'decimal', 'decimal'),
  roundDecimal: signature('round', 'decimal', 'decimal', 'integer'),
  floorDecimal: signature('floor', 'decimal', 'decimal'),
  ceilingDecimal: signature('ceil', 'decimal', 'decimal'),
  integerOfDecimal: signature('int', 'integer', 'decimal'),
  decimalOfInteger: signature('decimal', 'decimal', 'integer'),
  decimalOfFloat: signature('decimal', 'decimal', 'float'),
  floatOfDecimal: signature('float', 'float', 'decimal'),
  concatenate: signature('_+_', 'text', 'text', 'text'),
  startsWith: signature('startsWith', 'boolean', 'text', 'text'),
  endsWith: signature('endsWith', 'boolean', 'text', 'text'),
  contains: signature('contains', 'boolean', 'text', 'text'),
  sizeOfText: signature('size', 'integer', 'text'),
  lowerAscii: signature('lowerAscii', 'text', 'text'),
  upperAscii: signature('upperAscii', 'text', 'text'),
  trim: signature('trim', 'text', 'text'),
  textOfInteger: signature('string', 'text', 'integer'),
  textOfDecimal: signature('string', 'text', 'decimal'),
  textOfBoolean: signature('string', 'text', 'boolean'),
  textOfDate: signature('string', 'text', 'date'),
  textOfUuid: signature('string', 'text', 'uuid'),
  sizeOfList: signature('size', 'integer', 'list of text'),
  listContains: signature('@in', 'boolean', 'text', 'list of text'),
  daysBetween: signature('_-_', 'integer', 'date', 'date'),
  addDays: signature('addDays', 'date', 'date', 'integer'),
  addMonths: signature('addMonths', 'date', 'date', 'integer'),
  year: signature('year', 'integer', 'date'),
  month: signature('month', 'integer', 'date'),
  day: signature('day', 'integer', 'date'),
  dayOfWeek: signature('dayOfWeek', 'integer', 'date'),
  addDuration: signature('_+_', 'dateTime', 'dateTime', 'duration'),
  subtractDuration: signature('_-_', 'dateTime', 'dateTime', 'duration'),
  durationBetween: signature('_-_', 'duration', 'dateTime', 'dateTime'),
  sumOfDurations: signature('_+_', 'duration', 'duration', 'duration'),
  differenceOfDurations: signature('_-_', 'duration', 'duration', 'duration'),
  secondsOfDuration: signature('seconds', 'integer', 'duration'),
  coalesce: signature('@coalesce', 'opaque value'),
} as const;

export type FunctionName = keyof typeof FUNCTIONS;
