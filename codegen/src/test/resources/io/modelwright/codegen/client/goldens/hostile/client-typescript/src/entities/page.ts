import type { EntityWire } from '../runtime/shapes.js';
import type * as rt from '../runtime/types.js';
import { classWire, type ClassShape } from './class.js';

export type PagePatchChoice =
  | 'page';

/**
 * Page
 *
 * Members that a role hides may be left out.
 */
export interface PageRecord {
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
  readonly patch: PagePatchChoice;
}

/** A new record, or all of one that is replaced. What is left out becomes its default, else null. */
export interface PageInput {
  readonly patch: PagePatchChoice;
}

/** Changes of a record. What is left out stays as it is; null takes a value away. */
export type PagePatch = Partial<PageInput>;

export interface PageShape {
  record: PageRecord;
  unlisted: never;
  one: {
    return: ClassShape;
  };
  many: Record<never, never>;
  input: PageInput;
  patch: PagePatch;
  sort:
    | 'id'
    | 'version'
    | 'createdAt'
    | 'createdBy'
    | 'updatedAt'
    | 'updatedBy'
    | 'patch';
  aggregate:
    | 'count'
    | 'sum(version)'
    | 'avg(version)'
    | 'min(version)'
    | 'min(createdAt)'
    | 'min(updatedAt)'
    | 'min(patch)'
    | 'max(version)'
    | 'max(createdAt)'
    | 'max(updatedAt)'
    | 'max(patch)';
  guarded: false;
}

export const pageWire: EntityWire = {
  name: 'page',
  bigs: [],
  relations: () => ({
    return: classWire,
  }),
};
