import { SYSTEM_MEMBERS, type Entity } from '../../support/model.ts';
import { bGrants } from './grants.ts';
import { bStatements } from './statements.ts';
import { bValidation } from './validation.ts';

/** B. */
export const bEntity: Entity = {
  name: 'b',
  table: '"b"',
  members: [
    ...SYSTEM_MEMBERS,
    {
      kind: 'field',
      name: 'c',
      type: {
        kind: 'choice',
        choices: [
          'aVeryLongNameOfAChoiceThatGoesOnAndOnOk',
          'anotherVeryLongNameOfAChoiceThatGoesOnAnd',
          'andAThirdOne',
        ],
      },
      columns: ['"c"'],
      required: false,
      initial: null,
    },
    {
      kind: 'field',
      name: 'm',
      type: { kind: 'multiChoice', choices: ['a', 'b'] },
      columns: ['"m"'],
      required: false,
      initial: null,
    },
  ],
  references: {},
  uniques: [],
  relatedRules: [],
  validate: bValidation,
  grants: bGrants,
  statements: bStatements,
};
