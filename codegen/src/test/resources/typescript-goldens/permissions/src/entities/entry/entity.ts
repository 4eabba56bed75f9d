import { SYSTEM_MEMBERS, type Entity } from '../../support/model.ts';
import { bind, sql } from '../../support/sql.ts';
import { entryGrants } from './grants.ts';
import { entryStatements } from './statements.ts';
import { entryValidation } from './validation.ts';

/** Entry. */
export const entryEntity: Entity = {
  name: 'entry',
  table: '"entry"',
  members: [
    ...SYSTEM_MEMBERS,
    { kind: 'field', name: 'title', type: { kind: 'text' }, columns: ['"title"'], required: true, initial: null },
    {
      kind: 'field',
      name: 'amount',
      type: { kind: 'decimal', precision: 10, scale: 2 },
      columns: ['"amount"'],
      required: false,
      initial: null,
    },
    {
      kind: 'field',
      name: 'state',
      type: { kind: 'choice', choices: ['open', 'closed', 'archived'] },
      columns: ['"state"'],
      required: false,
      initial: 'open',
    },
    { kind: 'field', name: 'margin', type: { kind: 'integer' }, columns: ['"margin"'], required: false, initial: null },
    {
      kind: 'field',
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
      name: 'account',
      target: 'account',
      column: '"account_id"',
      inverse: false,
      required: false,
      onDelete: 'setNull',
    },
    { kind: 'toMany', name: 'labels', target: 'memo', side: 'from', via: '"entry_labels"' },
  ],
  references: { fk_ecacbfd3c93955dc8cd57d2dedea4475: 'account', fk_to_8d2daf99f1f75b2fbe080afc392dc634: 'labels' },
  uniques: [],
  relatedRules: [],
  validate: entryValidation,
  grants: entryGrants,
  statements: entryStatements,
};
