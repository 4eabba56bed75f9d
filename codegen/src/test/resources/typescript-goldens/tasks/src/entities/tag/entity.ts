import { SYSTEM_MEMBERS, type Entity } from '../../support/model.ts';
import { tagGrants } from './grants.ts';
import { tagStatements } from './statements.ts';
import { tagValidation } from './validation.ts';

/** Tag. */
export const tagEntity: Entity = {
  id: '4668e0be-ba58-5357-9811-d8fbccbcb9f1',
  name: 'tag',
  table: '"tag"',
  members: [
    ...SYSTEM_MEMBERS,
    {
      kind: 'field',
      id: 'a6f81df8-f34e-5dc8-b235-aef3328e7012',
      name: 'name',
      type: { kind: 'text' },
      columns: ['"name"'],
      required: true,
      initial: null,
    },
    {
      kind: 'toMany',
      id: 'c6272030-83ee-55c2-bcd8-5f236c29f046',
      name: 'tasks',
      target: 'task',
      side: 'to',
      via: '"task_tags"',
    },
  ],
  references: {},
  uniques: [{ members: ['name'], single: true, constraint: 'uq_a6f81df8f34e5dc8b235aef3328e7012' }],
  relatedRules: [],
  validate: tagValidation,
  grants: tagGrants,
  statements: tagStatements,
};
