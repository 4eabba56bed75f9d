import type { EntityWire } from '../runtime/shapes.js';
import type * as rt from '../runtime/types.js';
import { moneyWire, type MoneyShape } from './money.js';

/**
 * Con
 *
 * Members that a role hides may be left out.
 */
export interface ConRecord {
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
  readonly record: string | null;
}

/** A new record, or all of one that is replaced. What is left out becomes its default, else null. */
export interface ConInput {
  readonly record?: string | null;
}

/** Changes of a record. What is left out stays as it is; null takes a value away. */
export type ConPatch = Partial<ConInput>;

export interface ConShape {
  record: ConRecord;
  unlisted: never;
  one: Record<never, never>;
  many: {
    money: MoneyShape;
  };
  input: ConInput;
  patch: ConPatch;
  sort:
    | 'id'
    | 'version'
    | 'createdAt'
    | 'createdBy'
    | 'updatedAt'
    | 'updatedBy'
    | 'record';
  aggregate:
    | 'count'
    | 'sum(version)'
    | 'avg(version)'
    | 'min(version)'
    | 'min(createdAt)'
    | 'min(updatedAt)'
    | 'min(record)'
    | 'max(version)'
    | 'max(createdAt)'
    | 'max(updatedAt)'
    | 'max(record)';
  guarded: false;
}

export const conWire: EntityWire = {
  name: 'con',
  bigs: [],
  relations: () => ({
    money: moneyWire,
  }),
};
