import { SYSTEM_MEMBERS, type Entity } from '../../support/model.ts';
import { aGrants } from './grants.ts';
import { aStatements } from './statements.ts';
import { aValidation } from './validation.ts';

/** A. */
export const aEntity: Entity = {
  id: '2e2a8ecd-7b7a-548f-a733-65686bcc3247',
  name: 'a',
  table: '"a"',
  members: [
    ...SYSTEM_MEMBERS,
    {
      kind: 'field',
      id: '15e48cf2-d0a7-5b6e-a10a-b11c0f658509',
      name: 'b',
      type: { kind: 'boolean' },
      columns: ['"b"'],
      required: false,
      initial: null,
    },
  ],
  references: {},
  uniques: [],
  relatedRules: [],
  validate: aValidation,
  grants: aGrants,
  statements: aStatements,
};
