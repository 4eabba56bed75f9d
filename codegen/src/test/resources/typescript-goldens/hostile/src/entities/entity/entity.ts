import { SYSTEM_MEMBERS, type Entity } from '../../support/model.ts';
import { entityGrants } from './grants.ts';
import { entityStatements } from './statements.ts';
import { entityValidation } from './validation.ts';

/** Entity. */
export const entityEntity: Entity = {
  name: 'entity',
  table: '"entity"',
  members: [
    ...SYSTEM_MEMBERS,
    { kind: 'field', name: 'values', type: { kind: 'text' }, columns: ['"values"'], required: false, initial: null },
  ],
  references: {},
  uniques: [],
  relatedRules: [],
  validate: entityValidation,
  grants: entityGrants,
  statements: entityStatements,
};
