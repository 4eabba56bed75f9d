import { SYSTEM_MEMBERS, type Entity } from '../../support/model.ts';
import { bind, sql } from '../../support/sql.ts';
import { entryGrants } from './grants.ts';
import { entryStatements } from './statements.ts';
import { entryValidation } from './validation.ts';

/** Entry. */
export const entryEntity: Entity = {
  id: 'b6b527d9-14bb-5ff3-8999-d2fa098c1111',
  name: 'entry',
  table: '"entry"',
  members: [
    ...SYSTEM_MEMBERS,
    {
      kind: 'field',
      id: '88b91d1d-4c4f-51d8-8e98-430ad10fcfcf',
      name: 'title',
      type: { kind: 'text' },
      columns: ['"title"'],
      required: true,
      initial: null,
    },
    {
      kind: 'field',
      id: '8937caf7-acff-50eb-aa88-9d6ec2dd093b',
      name: 'amount',
      type: { kind: 'decimal', precision: 10, scale: 2 },
      columns: ['"amount"'],
      required: false,
      initial: null,
    },
    {
      kind: 'field',
      id: '2bca6898-6754-5bb9-99bd-699cd3dc16de',
      name: 'state',
      type: { kind: 'choice', choices: ['open', 'closed', 'archived'] },
      columns: ['"state"'],
      required: false,
      initial: 'open',
    },
    {
      kind: 'field',
      id: '207b6ecc-1ca9-5fae-9610-4d1e6064f7d4',
      name: 'margin',
      type: { kind: 'integer' },
      columns: ['"margin"'],
      required: false,
      initial: null,
    },
    {
      kind: 'field',
      id: 'c3820e32-f90e-5af8-a1a3-4731b74a59d2',
      name: 'approved',
      type: { kind: 'boolean' },
      columns: ['"approved"'],
      required: false,
      initial: false,
    },
    {
      kind: 'formula',
      name: 'gain',
      result: 'integer',
      reads: [['margin']],
      sql: (path) =>
        sql`NULLIF(NULLIF(LEAST(GREATEST((${path('margin')})::numeric * (${bind('bigint', '2')})::numeric, -9223372036854775809), 9223372036854775808), -9223372036854775809), 9223372036854775808)::bigint`,
    },
    {
      kind: 'formula',
      name: 'rich',
      result: 'boolean',
      reads: [['account', 'balance']],
      sql: (path) => sql`(${path('account', 'balance')} > ${bind('numeric', '1000')})`,
    },
    {
      kind: 'toOne',
      id: 'ecacbfd3-c939-55dc-8cd5-7d2dedea4475',
      name: 'account',
      target: 'account',
      column: '"account_id"',
      inverse: false,
      required: false,
      onDelete: 'setNull',
    },
    {
      kind: 'toMany',
      id: '8d2daf99-f1f7-5b2f-be08-0afc392dc634',
      name: 'labels',
      target: 'memo',
      side: 'from',
      via: '"entry_labels"',
    },
  ],
  references: { fk_ecacbfd3c93955dc8cd57d2dedea4475: 'account', fk_to_8d2daf99f1f75b2fbe080afc392dc634: 'labels' },
  uniques: [],
  relatedRules: [],
  validate: entryValidation,
  grants: entryGrants,
  statements: entryStatements,
};
