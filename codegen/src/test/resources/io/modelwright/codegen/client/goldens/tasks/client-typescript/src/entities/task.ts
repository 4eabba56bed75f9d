import type { EntityWire } from '../runtime/shapes.js';
import type * as rt from '../runtime/types.js';
import { projectWire, type ProjectShape } from './project.js';
import { tagWire, type TagShape } from './tag.js';

export type TaskStatusChoice =
  | 'todo'
  | 'doing'
  | 'done';

export type TaskLabelsChoice =
  | 'red'
  | 'green'
  | 'blue';

/**
 * Task
 * Something that somebody has to do.
 *
 * Members that a role hides may be left out.
 */
export interface TaskRecord {
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
   * At most 200 characters.
   */
  readonly title: string;
  /**
   * Markdown.
   */
  readonly description: string | null;
  /**
   * Default: todo.
   */
  readonly status: TaskStatusChoice | null;
  /**
   * Default: false.
   */
  readonly done: boolean | null;
  /**
   * At least 1. At most 5.
   */
  readonly priority: number | null;
  /**
   * 10 digits, 2 of them after the point.
   */
  readonly estimate: rt.Decimal | null;
  readonly hits: bigint | null;
  readonly ratio: number | null;
  /**
   * Due date
   * The last day on which it may be done.
   */
  readonly due: rt.LocalDate | null;
  readonly at: rt.LocalTime | null;
  readonly seen: rt.DateTime | null;
  readonly took: rt.Duration | null;
  /**
   * Numbered by the server.
   */
  readonly number: bigint | null;
  /**
   * Written only: reading tells whether there is one.
   */
  readonly password: rt.SecretState | null;
  readonly labels: readonly TaskLabelsChoice[] | null;
  readonly extra: rt.Json | null;
  readonly place: rt.GeoPoint | null;
  /**
   * Always EUR.
   */
  readonly cost: rt.Money | null;
  readonly photo: rt.FileRef | null;
  readonly reference: rt.Uuid | null;
  /**
   * Form: url.
   */
  readonly page: string | null;
  /**
   * Computed by the server.
   */
  readonly overdue: boolean | null;
  readonly project: rt.Uuid | null;
  readonly parent: rt.Uuid | null;
  readonly assignee: rt.Uuid | null;
  /**
   * Requests set all of them at once.
   */
  readonly tags: readonly rt.Uuid[];
  /**
   * Requests set all of them at once.
   */
  readonly watchers: readonly rt.Uuid[];
}

/** A new record, or all of one that is replaced. What is left out becomes its default, else null. */
export interface TaskInput {
  /**
   * At most 200 characters.
   */
  readonly title: string;
  /**
   * Markdown.
   */
  readonly description?: string | null;
  /**
   * Default: todo.
   */
  readonly status?: TaskStatusChoice | null;
  /**
   * Default: false.
   */
  readonly done?: boolean | null;
  /**
   * At least 1. At most 5.
   */
  readonly priority?: number | null;
  /**
   * 10 digits, 2 of them after the point.
   */
  readonly estimate?: rt.Decimal | null;
  readonly hits?: bigint | null;
  readonly ratio?: number | null;
  /**
   * Due date
   * The last day on which it may be done.
   */
  readonly due?: rt.LocalDate | null;
  readonly at?: rt.LocalTime | null;
  readonly seen?: rt.DateTime | null;
  readonly took?: rt.Duration | null;
  /**
   * Written only: reading tells whether there is one.
   */
  readonly password?: string | rt.SecretState | null;
  readonly labels?: readonly TaskLabelsChoice[] | null;
  readonly extra?: rt.Json | null;
  readonly place?: rt.GeoPoint | null;
  /**
   * Always EUR.
   */
  readonly cost?: rt.Money | null;
  readonly photo?: rt.Uuid | null;
  readonly reference?: rt.Uuid | null;
  /**
   * Form: url.
   */
  readonly page?: string | null;
  readonly project?: rt.Uuid | null;
  readonly parent?: rt.Uuid | null;
  readonly assignee?: rt.Uuid | null;
  /**
   * Requests set all of them at once.
   */
  readonly tags?: readonly rt.Uuid[];
  /**
   * Requests set all of them at once.
   */
  readonly watchers?: readonly rt.Uuid[];
}

/** Changes of a record. What is left out stays as it is; null takes a value away. */
export type TaskPatch = Partial<TaskInput>;

export interface TaskShape {
  record: TaskRecord;
  unlisted: 'tags' | 'watchers';
  one: {
    project: ProjectShape;
    parent: TaskShape;
  };
  many: {
    children: TaskShape;
    tags: TagShape;
  };
  input: TaskInput;
  patch: TaskPatch;
  sort:
    | 'id'
    | 'version'
    | 'createdAt'
    | 'createdBy'
    | 'updatedAt'
    | 'updatedBy'
    | 'title'
    | 'description'
    | 'status'
    | 'done'
    | 'priority'
    | 'estimate'
    | 'hits'
    | 'ratio'
    | 'due'
    | 'at'
    | 'seen'
    | 'took'
    | 'number'
    | 'cost'
    | 'reference'
    | 'page'
    | 'overdue'
    | 'project'
    | 'parent'
    | 'assignee';
  aggregate:
    | 'count'
    | 'sum(version)'
    | 'sum(priority)'
    | 'sum(estimate)'
    | 'sum(hits)'
    | 'sum(ratio)'
    | 'sum(number)'
    | 'sum(cost)'
    | 'avg(version)'
    | 'avg(priority)'
    | 'avg(estimate)'
    | 'avg(hits)'
    | 'avg(ratio)'
    | 'avg(number)'
    | 'avg(cost)'
    | 'min(version)'
    | 'min(createdAt)'
    | 'min(updatedAt)'
    | 'min(title)'
    | 'min(description)'
    | 'min(status)'
    | 'min(priority)'
    | 'min(estimate)'
    | 'min(hits)'
    | 'min(ratio)'
    | 'min(due)'
    | 'min(at)'
    | 'min(seen)'
    | 'min(took)'
    | 'min(number)'
    | 'min(cost)'
    | 'min(page)'
    | 'max(version)'
    | 'max(createdAt)'
    | 'max(updatedAt)'
    | 'max(title)'
    | 'max(description)'
    | 'max(status)'
    | 'max(priority)'
    | 'max(estimate)'
    | 'max(hits)'
    | 'max(ratio)'
    | 'max(due)'
    | 'max(at)'
    | 'max(seen)'
    | 'max(took)'
    | 'max(number)'
    | 'max(cost)'
    | 'max(page)';
  guarded: true;
}

export const taskWire: EntityWire = {
  name: 'task',
  bigs: ['hits', 'number'],
  relations: () => ({
    project: projectWire,
    parent: taskWire,
    children: taskWire,
    tags: tagWire,
  }),
};
