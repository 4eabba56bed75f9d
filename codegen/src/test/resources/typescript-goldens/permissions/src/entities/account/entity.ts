import { SYSTEM_MEMBERS, type Entity } from '../../support/model.ts';
import { accountGrants } from './grants.ts';
import { accountStatements } from './statements.ts';
import { accountValidation } from './validation.ts';

/** Account. */
export const accountEntity: Entity = {
  name: 'account',
  table: '"account"',
  members: [
    ...SYSTEM_MEMBERS,
    { kind: 'field', name: 'name', type: { kind: 'text' }, columns: ['"name"'], required: true, initial: null },
    {
      kind: 'field',
      name: 'shared',
      type: { kind: 'boolean' },
      columns: ['"shared"'],
      required: false,
      initial: false,
    },
    {
      kind: 'field',
      name: 'balance',
      type: { kind: 'decimal', precision: 12, scale: 2 },
      columns: ['"balance"'],
      required: false,
      initial: null,
    },
    { kind: 'toMany', name: 'entries', target: 'entry', side: 'inverse', via: '"account_id"' },
  ],
  references: {},
  uniques: [],
  relatedRules: [],
  validate: accountValidation,
  grants: accountGrants,
  statements: accountStatements,
};
