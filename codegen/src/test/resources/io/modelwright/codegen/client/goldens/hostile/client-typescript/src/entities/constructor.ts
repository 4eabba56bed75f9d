import type { EntityWire } from '../runtime/shapes.js';
import type * as rt from '../runtime/types.js';

/**
 * Constructor
 *
 * Members that a role hides may be left out.
 */
export interface ConstructorRecord {
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
}

/** A new record, or all of one that is replaced. What is left out becomes its default, else null. */
export type ConstructorInput = Record<string, never>;

/** Changes of a record. What is left out stays as it is; null takes a value away. */
export type ConstructorPatch = Partial<ConstructorInput>;

export interface ConstructorShape {
  record: ConstructorRecord;
  unlisted: never;
  one: Record<never, never>;
  many: Record<never, never>;
  input: ConstructorInput;
  patch: ConstructorPatch;
  sort:
    | 'id'
    | 'version'
    | 'createdAt'
    | 'createdBy'
    | 'updatedAt'
    | 'updatedBy';
  aggregate:
    | 'count'
    | 'sum(version)'
    | 'avg(version)'
    | 'min(version)'
    | 'min(createdAt)'
    | 'min(updatedAt)'
    | 'max(version)'
    | 'max(createdAt)'
    | 'max(updatedAt)';
  guarded: false;
}

export const constructorWire: EntityWire = {
  name: 'constructor',
  bigs: [],
  relations: () => ({}),
};
