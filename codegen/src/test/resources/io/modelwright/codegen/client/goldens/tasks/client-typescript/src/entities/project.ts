import type { EntityWire } from '../runtime/shapes.js';
import type * as rt from '../runtime/types.js';
import { taskWire, type TaskShape } from './task.js';

/**
 * Project
 *
 * Members that a role hides may be left out.
 */
export interface ProjectRecord {
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
   * At most 120 characters. Unique.
   */
  readonly name: string;
  readonly budget: rt.Money | null;
}

/** A new record, or all of one that is replaced. What is left out becomes its default, else null. */
export interface ProjectInput {
  /**
   * At most 120 characters. Unique.
   */
  readonly name: string;
  readonly budget?: rt.Money | null;
}

/** Changes of a record. What is left out stays as it is; null takes a value away. */
export type ProjectPatch = Partial<ProjectInput>;

export interface ProjectShape {
  record: ProjectRecord;
  unlisted: never;
  one: Record<never, never>;
  many: {
    tasks: TaskShape;
  };
  input: ProjectInput;
  patch: ProjectPatch;
  sort:
    | 'id'
    | 'version'
    | 'createdAt'
    | 'createdBy'
    | 'updatedAt'
    | 'updatedBy'
    | 'name'
    | 'budget';
  aggregate:
    | 'count'
    | 'sum(version)'
    | 'sum(budget)'
    | 'avg(version)'
    | 'avg(budget)'
    | 'min(version)'
    | 'min(createdAt)'
    | 'min(updatedAt)'
    | 'min(name)'
    | 'min(budget)'
    | 'max(version)'
    | 'max(createdAt)'
    | 'max(updatedAt)'
    | 'max(name)'
    | 'max(budget)';
  guarded: false;
}

export const projectWire: EntityWire = {
  name: 'project',
  bigs: [],
  relations: () => ({
    tasks: taskWire,
  }),
};
