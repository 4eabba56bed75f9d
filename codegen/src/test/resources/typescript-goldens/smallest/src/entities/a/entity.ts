import { SYSTEM_MEMBERS, type Entity } from '../../support/model.ts';
import { aGrants } from './grants.ts';
import { aStatements } from './statements.ts';
import { aValidation } from './validation.ts';

/** A. */
export const aEntity: Entity = {
  name: 'a',
  table: '"a"',
  members: [
    ...SYSTEM_MEMBERS,
    { kind: 'field', name: 'b', type: { kind: 'boolean' }, columns: ['"b"'], required: false, initial: null },
  ],
  references: {},
  uniques: [],
  relatedRules: [],
  validate: aValidation,
  grants: aGrants,
  statements: aStatements,
};
