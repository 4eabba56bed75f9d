import { SYSTEM_MEMBERS, type Entity } from '../../support/model.ts';
import { tagGrants } from './grants.ts';
import { tagStatements } from './statements.ts';
import { tagValidation } from './validation.ts';

/** Tag. */
export const tagEntity: Entity = {
  name: 'tag',
  table: '"tag"',
  members: [
    ...SYSTEM_MEMBERS,
    { kind: 'field', name: 'name', type: { kind: 'text' }, columns: ['"name"'], required: true, initial: null },
    { kind: 'toMany', name: 'tasks', target: 'task', side: 'to', via: '"task_tags"' },
  ],
  references: {},
  uniques: [{ members: ['name'], single: true, constraint: 'uq_a6f81df8f34e5dc8b235aef3328e7012' }],
  relatedRules: [],
  validate: tagValidation,
  grants: tagGrants,
  statements: tagStatements,
};
