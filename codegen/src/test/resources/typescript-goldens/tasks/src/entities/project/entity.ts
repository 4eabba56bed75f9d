import { SYSTEM_MEMBERS, type Entity } from '../../support/model.ts';
import { projectGrants } from './grants.ts';
import { projectStatements } from './statements.ts';
import { projectValidation } from './validation.ts';

/** Project. */
export const projectEntity: Entity = {
  name: 'project',
  table: '"project"',
  members: [
    ...SYSTEM_MEMBERS,
    {
      kind: 'field',
      name: 'name',
      type: { kind: 'text', maxLength: 120 },
      columns: ['"name"'],
      required: true,
      initial: null,
    },
    { kind: 'toMany', name: 'tasks', target: 'task', side: 'inverse', via: '"project_id"' },
  ],
  references: {},
  uniques: [{ members: ['name'], single: true, constraint: 'uq_9575c59116ab5ef6a9bfaa33f81c9da2' }],
  relatedRules: [],
  validate: projectValidation,
  grants: projectGrants,
  statements: projectStatements,
};
