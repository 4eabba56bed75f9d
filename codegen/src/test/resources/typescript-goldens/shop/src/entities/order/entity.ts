import { SYSTEM_MEMBERS, type Entity } from '../../support/model.ts';
import { bind, sql } from '../../support/sql.ts';
import { orderGrants } from './grants.ts';
import { orderStatements } from './statements.ts';
import { orderValidation } from './validation.ts';

/** Order. */
export const orderEntity: Entity = {
  id: 'b151cd62-bd3c-55f2-b502-c00d66bb01c7',
  name: 'order',
  table: '"order"',
  members: [
    ...SYSTEM_MEMBERS,
    {
      kind: 'field',
      id: '4956d297-14f7-52bf-888f-4a908d898490',
      name: 'number',
      type: { kind: 'autoNumber' },
      columns: ['"number"'],
      required: false,
      initial: null,
    },
    {
      kind: 'field',
      id: '915e1bcd-e166-5cbc-bd92-f10fc6fcf623',
      name: 'status',
      type: { kind: 'choice', choices: ['open', 'paid', 'sent'] },
      columns: ['"status"'],
      required: true,
      initial: 'open',
    },
    {
      kind: 'field',
      id: '6de7fc9e-f7c1-5b38-844b-f5875a44f38d',
      name: 'orderedAt',
      type: { kind: 'dateTime' },
      columns: ['"ordered_at"'],
      required: false,
      initial: null,
    },
    {
      kind: 'field',
      id: 'c98567de-132e-5ec0-a89e-745881439894',
      name: 'sentAt',
      type: { kind: 'dateTime' },
      columns: ['"sent_at"'],
      required: false,
      initial: null,
    },
    {
      kind: 'field',
      id: 'd718c3a2-2dc9-5563-b945-5fbcbf565eec',
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
      id: '23544bbb-02e7-5bf2-9068-1856e22b608e',
      name: 'customer',
      target: 'customer',
      column: '"customer_id"',
      inverse: false,
      required: true,
      onDelete: 'restrict',
    },
    {
      kind: 'toOne',
      id: '89f78601-a125-5ae5-a2cf-99da801ececb',
      name: 'clerk',
      target: '@user',
      column: '"clerk_id"',
      inverse: false,
      required: false,
      onDelete: 'restrict',
    },
    {
      kind: 'toMany',
      id: 'ac3c0141-f89d-53cd-a62a-1c09876ad8a8',
      name: 'lines',
      target: 'line',
      side: 'inverse',
      via: '"order_id"',
    },
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
