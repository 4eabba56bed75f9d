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
      id: 'f0bbcf41-faa9-5cf0-8eda-63837f803c09',
      name: 'class',
      type: { kind: 'text' },
      columns: ['"class"'],
      required: true,
      initial: null,
    },
    {
      kind: 'field',
      id: '99e6c0f0-8bd9-53a9-a1f9-d2d3fd547322',
      name: 'select',
      type: { kind: 'integer' },
      columns: ['"select"'],
      required: false,
      initial: null,
    },
    {
      kind: 'field',
      id: '7b6a10dc-12c8-510e-8cd8-0944cfec58bb',
      name: 'default',
      type: { kind: 'boolean' },
      columns: ['"default"'],
      required: false,
      initial: null,
    },
    {
      kind: 'field',
      id: '6f351757-bd76-502e-b3af-9e4efe354537',
      name: 'from',
      type: { kind: 'date' },
      columns: ['"from"'],
      required: false,
      initial: null,
    },
    {
      kind: 'field',
      id: 'b81014e6-51e4-563d-bb91-cfb7960ae015',
      name: 'group',
      type: { kind: 'text' },
      columns: ['"group"'],
      required: false,
      initial: null,
    },
    {
      kind: 'field',
      id: '28a1aad0-88a2-5797-9a3d-534d7730b363',
      name: 'constructor',
      type: { kind: 'text' },
      columns: ['"constructor"'],
      required: false,
      initial: null,
    },
    {
      kind: 'field',
      id: 'f1f1d0e2-b0a3-5ecc-a802-5462b6f988e3',
      name: 'user',
      type: { kind: 'text' },
      columns: ['"user"'],
      required: false,
      initial: null,
    },
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
