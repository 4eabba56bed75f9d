import { SYSTEM_MEMBERS, type Entity } from '../../support/model.ts';
import { aVeryLongNameOfAnEntityThatGoesOnAndOnOksGrants } from './grants.ts';
import { aVeryLongNameOfAnEntityThatGoesOnAndOnOksStatements } from './statements.ts';
import { aVeryLongNameOfAnEntityThatGoesOnAndOnOksValidation } from './validation.ts';

/** A very long name of an entity that goes on and on oks. */
export const aVeryLongNameOfAnEntityThatGoesOnAndOnOksEntity: Entity = {
  id: 'a46a542e-4827-5440-9903-aa13ac465765',
  name: 'aVeryLongNameOfAnEntityThatGoesOnAndOnOks',
  table: '"a_very_long_name_of_an_entity_that_goes_on_and_on_oks"',
  members: [
    ...SYSTEM_MEMBERS,
    {
      kind: 'field',
      id: '25865878-fbfa-59ec-9820-f5cbeefda44b',
      name: 'aVeryLongNameOfAFieldThatGoesOnAndOnOkOks',
      type: { kind: 'text', maxLength: 100 },
      columns: ['"a_very_long_name_of_a_field_that_goes_on_and_on_ok_oks"'],
      required: true,
      initial: null,
    },
  ],
  references: {},
  uniques: [],
  relatedRules: [],
  validate: aVeryLongNameOfAnEntityThatGoesOnAndOnOksValidation,
  grants: aVeryLongNameOfAnEntityThatGoesOnAndOnOksGrants,
  statements: aVeryLongNameOfAnEntityThatGoesOnAndOnOksStatements,
};
