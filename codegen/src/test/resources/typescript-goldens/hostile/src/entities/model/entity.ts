import { SYSTEM_MEMBERS, type Entity } from '../../support/model.ts';
import { modelGrants } from './grants.ts';
import { modelStatements } from './statements.ts';
import { modelValidation } from './validation.ts';

/** Model. */
export const modelEntity: Entity = {
  id: 'c98a5f86-a05e-5484-86e7-3fe4229f86be',
  name: 'model',
  table: '"model"',
  members: [
    ...SYSTEM_MEMBERS,
    {
      kind: 'field',
      id: '2a461eb8-58c6-58d3-8ee3-57d8f42ac4ad',
      name: 'members',
      type: { kind: 'text' },
      columns: ['"members"'],
      required: false,
      initial: null,
    },
  ],
  references: {},
  uniques: [],
  relatedRules: [],
  validate: modelValidation,
  grants: modelGrants,
  statements: modelStatements,
};
