import { SYSTEM_MEMBERS, type Entity } from '../../support/model.ts';
import { bGrants } from './grants.ts';
import { bStatements } from './statements.ts';
import { bValidation } from './validation.ts';

/** B. */
export const bEntity: Entity = {
  id: '7484cdb8-9f77-58d3-9402-52fdb217163c',
  name: 'b',
  table: '"b"',
  members: [
    ...SYSTEM_MEMBERS,
    {
      kind: 'field',
      id: 'c0224341-a2f7-5195-bd75-f1684dc9bd6f',
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
      id: 'e08d3947-e560-5479-831c-9113ba602a9d',
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
