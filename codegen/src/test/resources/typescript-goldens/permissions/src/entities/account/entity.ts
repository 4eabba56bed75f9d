import { SYSTEM_MEMBERS, type Entity } from '../../support/model.ts';
import { accountGrants } from './grants.ts';
import { accountStatements } from './statements.ts';
import { accountValidation } from './validation.ts';

/** Account. */
export const accountEntity: Entity = {
  id: '9b119f3c-ed6d-5519-bd4b-07d01742ed7f',
  name: 'account',
  table: '"account"',
  members: [
    ...SYSTEM_MEMBERS,
    {
      kind: 'field',
      id: 'c2879383-92e5-549b-9093-761f0cb83428',
      name: 'name',
      type: { kind: 'text' },
      columns: ['"name"'],
      required: true,
      initial: null,
    },
    {
      kind: 'field',
      id: 'be5abd6a-f972-5b57-9c16-fd441251cfb4',
      name: 'shared',
      type: { kind: 'boolean' },
      columns: ['"shared"'],
      required: false,
      initial: false,
    },
    {
      kind: 'field',
      id: 'b71b30ce-d021-5413-9410-8e393d94f099',
      name: 'balance',
      type: { kind: 'decimal', precision: 12, scale: 2 },
      columns: ['"balance"'],
      required: false,
      initial: null,
    },
    {
      kind: 'toMany',
      id: 'ecacbfd3-c939-55dc-8cd5-7d2dedea4475',
      name: 'entries',
      target: 'entry',
      side: 'inverse',
      via: '"account_id"',
    },
  ],
  references: {},
  uniques: [],
  relatedRules: [],
  validate: accountValidation,
  grants: accountGrants,
  statements: accountStatements,
};
