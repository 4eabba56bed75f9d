import { SYSTEM_MEMBERS, type Entity } from '../../support/model.ts';
import { entityGrants } from './grants.ts';
import { entityStatements } from './statements.ts';
import { entityValidation } from './validation.ts';

/** Entity. */
export const entityEntity: Entity = {
  id: '95ee166e-33be-5bc5-854b-65e5a25beaa1',
  name: 'entity',
  table: '"entity"',
  members: [
    ...SYSTEM_MEMBERS,
    {
      kind: 'field',
      id: '5841e265-c8f7-52a2-839e-d99c41765e76',
      name: 'values',
      type: { kind: 'text' },
      columns: ['"values"'],
      required: false,
      initial: null,
    },
  ],
  references: {},
  uniques: [],
  relatedRules: [],
  validate: entityValidation,
  grants: entityGrants,
  statements: entityStatements,
};
