import { SYSTEM_MEMBERS, type Entity } from '../../support/model.ts';
import { TODAY, sql } from '../../support/sql.ts';
import { taskGrants } from './grants.ts';
import { taskStatements } from './statements.ts';
import { taskValidation } from './validation.ts';

/** Task. */
export const taskEntity: Entity = {
  name: 'task',
  table: '"task"',
  members: [
    ...SYSTEM_MEMBERS,
    {
      kind: 'field',
      name: 'title',
      type: { kind: 'text', maxLength: 200 },
      columns: ['"title"'],
      required: true,
      initial: null,
    },
    {
      kind: 'field',
      name: 'description',
      type: { kind: 'longText' },
      columns: ['"description"'],
      required: false,
      initial: null,
    },
    {
      kind: 'field',
      name: 'status',
      type: { kind: 'choice', choices: ['todo', 'doing', 'done'] },
      columns: ['"status"'],
      required: false,
      initial: 'todo',
    },
    { kind: 'field', name: 'done', type: { kind: 'boolean' }, columns: ['"done"'], required: false, initial: false },
    {
      kind: 'field',
      name: 'priority',
      type: { kind: 'integer', min: '1', max: '5' },
      columns: ['"priority"'],
      required: false,
      initial: null,
    },
    {
      kind: 'field',
      name: 'estimate',
      type: { kind: 'decimal', precision: 10, scale: 2 },
      columns: ['"estimate"'],
      required: false,
      initial: null,
    },
    { kind: 'field', name: 'due', type: { kind: 'date' }, columns: ['"due"'], required: false, initial: null },
    {
      kind: 'formula',
      name: 'overdue',
      result: 'boolean',
      reads: [['done'], ['due']],
      sql: (path) => sql`((NOT ${path('done')}) AND (${path('due')} IS NOT NULL) AND (${path('due')} < ${TODAY}))`,
    },
    {
      kind: 'toOne',
      name: 'project',
      target: 'project',
      column: '"project_id"',
      inverse: false,
      required: false,
      onDelete: 'setNull',
    },
    { kind: 'toMany', name: 'tags', target: 'tag', side: 'from', via: '"task_tags"' },
  ],
  references: { fk_9276be381a9856bc917abb2b110db9b3: 'project', fk_to_c627203083ee55c2bcd85f236c29f046: 'tags' },
  uniques: [{ members: ['title', 'project'], single: false, constraint: 'uq_7b203ce01a3f5ddeb35fa33435ad3ce3' }],
  relatedRules: [],
  validate: taskValidation,
  grants: taskGrants,
  statements: taskStatements,
};
