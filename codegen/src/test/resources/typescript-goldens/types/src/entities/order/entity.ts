import { SYSTEM_MEMBERS, type Entity } from '../../support/model.ts';
import { bind, sql } from '../../support/sql.ts';
import { orderGrants } from './grants.ts';
import { orderStatements } from './statements.ts';
import { orderValidation } from './validation.ts';

/** Order. */
export const orderEntity: Entity = {
  name: 'order',
  table: '"order"',
  members: [
    ...SYSTEM_MEMBERS,
    { kind: 'field', name: 'class', type: { kind: 'text' }, columns: ['"class"'], required: true, initial: null },
    { kind: 'field', name: 'select', type: { kind: 'integer' }, columns: ['"select"'], required: false, initial: null },
    {
      kind: 'field',
      name: 'default',
      type: { kind: 'boolean' },
      columns: ['"default"'],
      required: false,
      initial: null,
    },
    { kind: 'field', name: 'from', type: { kind: 'date' }, columns: ['"from"'], required: false, initial: null },
    { kind: 'field', name: 'group', type: { kind: 'text' }, columns: ['"group"'], required: false, initial: null },
    {
      kind: 'field',
      name: 'constructor',
      type: { kind: 'text' },
      columns: ['"constructor"'],
      required: false,
      initial: null,
    },
    { kind: 'field', name: 'user', type: { kind: 'text' }, columns: ['"user"'], required: false, initial: null },
    {
      kind: 'formula',
      name: 'limit',
      result: 'integer',
      reads: [['select']],
      sql: (path) =>
        sql`NULLIF(NULLIF(LEAST(GREATEST((COALESCE(${path('select')}, ${bind('bigint', '0')}))::numeric * (${bind('bigint', '2')})::numeric, -9223372036854775809), 9223372036854775808), -9223372036854775809), 9223372036854775808)::bigint`,
    },
  ],
  references: {},
  uniques: [
    { members: ['class'], single: true, constraint: 'uq_f0bbcf41faa95cf08eda63837f803c09' },
    { members: ['group', 'from'], single: false, constraint: 'uq_b0be70d32e7651d680877f7de22a9ddf' },
  ],
  relatedRules: [],
  validate: orderValidation,
  grants: orderGrants,
  statements: orderStatements,
};
