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
    {
      kind: 'field',
      name: 'number',
      type: { kind: 'autoNumber' },
      columns: ['"number"'],
      required: false,
      initial: null,
    },
    {
      kind: 'field',
      name: 'status',
      type: { kind: 'choice', choices: ['open', 'paid', 'sent'] },
      columns: ['"status"'],
      required: true,
      initial: 'open',
    },
    {
      kind: 'field',
      name: 'orderedAt',
      type: { kind: 'dateTime' },
      columns: ['"ordered_at"'],
      required: false,
      initial: null,
    },
    {
      kind: 'field',
      name: 'sentAt',
      type: { kind: 'dateTime' },
      columns: ['"sent_at"'],
      required: false,
      initial: null,
    },
    {
      kind: 'field',
      name: 'delivery',
      type: { kind: 'duration' },
      columns: ['"delivery"'],
      required: false,
      initial: 'PT48H',
    },
    {
      kind: 'formula',
      name: 'late',
      result: 'boolean',
      reads: [['delivery'], ['orderedAt'], ['sentAt']],
      sql: (path) =>
        sql`((${path('sentAt')} IS NOT NULL) AND ((NULLIF(NULLIF(LEAST(GREATEST(extract(epoch FROM ${path('sentAt')}) * 1000000 - extract(epoch FROM ${path('orderedAt')}) * 1000000, -9223372036854775808), 9223372036854775808), -9223372036854775808), 9223372036854775808)::bigint::text || ' microseconds')::interval > ${path('delivery')}))`,
    },
    {
      kind: 'toOne',
      name: 'customer',
      target: 'customer',
      column: '"customer_id"',
      inverse: false,
      required: true,
      onDelete: 'restrict',
    },
    {
      kind: 'toOne',
      name: 'clerk',
      target: '@user',
      column: '"clerk_id"',
      inverse: false,
      required: false,
      onDelete: 'restrict',
    },
    { kind: 'toMany', name: 'lines', target: 'line', side: 'inverse', via: '"order_id"' },
  ],
  references: { fk_23544bbb02e75bf290681856e22b608e: 'customer' },
  uniques: [{ members: ['number'], single: true, constraint: 'uq_4956d29714f752bf888f4a908d898490' }],
  relatedRules: [
    {
      member: null,
      message: 'Only customers with an address are served',
      sql: (row) =>
        sql`(((SELECT s0."email" FROM "customer" s0 WHERE s0."id" = ${row}."customer_id") IS NOT NULL) OR (${row}."status" IS NOT DISTINCT FROM ${bind('text', 'open')}))`,
    },
  ],
  validate: orderValidation,
  grants: orderGrants,
  statements: orderStatements,
};
