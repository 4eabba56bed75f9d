import type { EntityWire } from '../runtime/shapes.js';
import type * as rt from '../runtime/types.js';
import { taskWire, type TaskShape } from './task.js';

/**
 * Tag
 *
 * Members that a role hides may be left out.
 */
export interface TagRecord {
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
  /**
   * At most 100 characters. Unique.
   */
  readonly name: string;
}

/** A new record, or all of one that is replaced. What is left out becomes its default, else null. */
export interface TagInput {
  /**
   * At most 100 characters. Unique.
   */
  readonly name: string;
}

/** Changes of a record. What is left out stays as it is; null takes a value away. */
export type TagPatch = Partial<TagInput>;

export interface TagShape {
  record: TagRecord;
  unlisted: never;
  one: Record<never, never>;
  many: {
    tasks: TaskShape;
  };
  input: TagInput;
  patch: TagPatch;
  sort:
    | 'id'
    | 'version'
    | 'createdAt'
    | 'createdBy'
    | 'updatedAt'
    | 'updatedBy'
    | 'name';
  aggregate:
    | 'count'
    | 'sum(version)'
    | 'avg(version)'
    | 'min(version)'
    | 'min(createdAt)'
    | 'min(updatedAt)'
    | 'min(name)'
    | 'max(version)'
    | 'max(createdAt)'
    | 'max(updatedAt)'
    | 'max(name)';
  guarded: false;
}

export const tagWire: EntityWire = {
  name: 'tag',
  bigs: [],
  relations: () => ({
    tasks: taskWire,
  }),
};
