import { SYSTEM_MEMBERS, type Entity } from '../../support/model.ts';
import { modelGrants } from './grants.ts';
import { modelStatements } from './statements.ts';
import { modelValidation } from './validation.ts';

/** Model. */
export const modelEntity: Entity = {
  name: 'model',
  table: '"model"',
  members: [
    ...SYSTEM_MEMBERS,
    { kind: 'field', name: 'members', type: { kind: 'text' }, columns: ['"members"'], required: false, initial: null },
  ],
  references: {},
  uniques: [],
  relatedRules: [],
  validate: modelValidation,
  grants: modelGrants,
  statements: modelStatements,
};
