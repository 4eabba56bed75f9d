import { SYSTEM_MEMBERS, type Entity } from '../../support/model.ts';
import { projectGrants } from './grants.ts';
import { projectStatements } from './statements.ts';
import { projectValidation } from './validation.ts';

/** Project. */
export const projectEntity: Entity = {
  id: '86dc2186-4a0c-584c-b4e7-8bdefa63026f',
  name: 'project',
  table: '"project"',
  members: [
    ...SYSTEM_MEMBERS,
    {
      kind: 'field',
      id: '9575c591-16ab-5ef6-a9bf-aa33f81c9da2',
      name: 'name',
      type: { kind: 'text', maxLength: 120 },
      columns: ['"name"'],
      required: true,
      initial: null,
    },
    {
      kind: 'toMany',
      id: '9276be38-1a98-56bc-917a-bb2b110db9b3',
      name: 'tasks',
      target: 'task',
      side: 'inverse',
      via: '"project_id"',
    },
  ],
  references: {},
  uniques: [{ members: ['name'], single: true, constraint: 'uq_9575c59116ab5ef6a9bfaa33f81c9da2' }],
  relatedRules: [],
  validate: projectValidation,
  grants: projectGrants,
  statements: projectStatements,
};
