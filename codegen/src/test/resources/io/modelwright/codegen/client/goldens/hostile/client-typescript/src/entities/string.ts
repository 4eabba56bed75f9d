import type { EntityWire } from '../runtime/shapes.js';
import type * as rt from '../runtime/types.js';
import { moneyWire, type MoneyShape } from './money.js';

export type StringStringChoice =
  | 'string'
  | 'unrecognized';

/**
 * String
 *
 * Members that a role hides may be left out.
 */
export interface StringRecord {
  /**
   * The id of the record.
   */
  readonly id: rt.Uuid;
  /**
   * Grows with each change; updates may demand it.
   */
  readonly version: number;
  /**
   * When the record was created.
   */
  readonly createdAt: rt.DateTime;
  /**
   * Who created the record.
   */
  readonly createdBy: rt.Uuid;
  /**
   * When the record was changed last.
   */
  readonly updatedAt: rt.DateTime;
  /**
   * Who changed the record last.
   */
  readonly updatedBy: rt.Uuid;
  readonly string: StringStringChoice | null;
  /**
   * Requests set all of them at once.
   */
  readonly money: readonly rt.Uuid[];
}

/** A new record, or all of one that is replaced. What is left out becomes its default, else null. */
export interface StringInput {
  readonly string?: StringStringChoice | null;
  /**
   * Requests set all of them at once.
   */
  readonly money?: readonly rt.Uuid[];
}

/** Changes of a record. What is left out stays as it is; null takes a value away. */
export type StringPatch = Partial<StringInput>;

export interface StringShape {
  record: StringRecord;
  unlisted: 'money';
  one: Record<never, never>;
  many: {
    money: MoneyShape;
  };
  input: StringInput;
  patch: StringPatch;
  sort:
    | 'id'
    | 'version'
    | 'createdAt'
    | 'createdBy'
    | 'updatedAt'
    | 'updatedBy'
    | 'string';
  aggregate:
    | 'count'
    | 'sum(version)'
    | 'avg(version)'
    | 'min(version)'
    | 'min(createdAt)'
    | 'min(updatedAt)'
    | 'min(string)'
    | 'max(version)'
    | 'max(createdAt)'
    | 'max(updatedAt)'
    | 'max(string)';
  guarded: false;
}

export const stringWire: EntityWire = {
  name: 'string',
  bigs: [],
  relations: () => ({
    money: moneyWire,
  }),
};
