import type { EntityWire } from '../runtime/shapes.js';
import type * as rt from '../runtime/types.js';
import { conWire, type ConShape } from './con_.js';
import { stringWire, type StringShape } from './string.js';

/**
 * Money
 *
 * Members that a role hides may be left out.
 */
export interface MoneyRecord {
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
  readonly money: rt.Money;
  readonly con: rt.Uuid | null;
}

/** A new record, or all of one that is replaced. What is left out becomes its default, else null. */
export interface MoneyInput {
  readonly money: rt.Money;
  readonly con?: rt.Uuid | null;
}

/** Changes of a record. What is left out stays as it is; null takes a value away. */
export type MoneyPatch = Partial<MoneyInput>;

export interface MoneyShape {
  record: MoneyRecord;
  unlisted: never;
  one: {
    con: ConShape;
  };
  many: {
    strings: StringShape;
  };
  input: MoneyInput;
  patch: MoneyPatch;
  sort:
    | 'id'
    | 'version'
    | 'createdAt'
    | 'createdBy'
    | 'updatedAt'
    | 'updatedBy'
    | 'money'
    | 'con';
  aggregate:
    | 'count'
    | 'sum(version)'
    | 'sum(money)'
    | 'avg(version)'
    | 'avg(money)'
    | 'min(version)'
    | 'min(createdAt)'
    | 'min(updatedAt)'
    | 'min(money)'
    | 'max(version)'
    | 'max(createdAt)'
    | 'max(updatedAt)'
    | 'max(money)';
  guarded: false;
}

export const moneyWire: EntityWire = {
  name: 'money',
  bigs: [],
  relations: () => ({
    con: conWire,
    strings: stringWire,
  }),
};
