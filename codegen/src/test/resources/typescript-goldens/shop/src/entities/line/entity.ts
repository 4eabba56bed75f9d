import { SYSTEM_MEMBERS, type Entity } from '../../support/model.ts';
import { sql } from '../../support/sql.ts';
import { lineGrants } from './grants.ts';
import { lineStatements } from './statements.ts';
import { lineValidation } from './validation.ts';

/** Line. */
export const lineEntity: Entity = {
  name: 'line',
  table: '"line"',
  members: [
    ...SYSTEM_MEMBERS,
    {
      kind: 'field',
      name: 'sku',
      type: { kind: 'text', maxLength: 8 },
      columns: ['"sku"'],
      required: true,
      initial: null,
    },
    {
      kind: 'field',
      name: 'quantity',
      type: { kind: 'integer', min: '1' },
      columns: ['"quantity"'],
      required: true,
      initial: 1,
    },
    {
      kind: 'field',
      name: 'price',
      type: { kind: 'decimal', precision: 12, scale: 2, min: '0' },
      columns: ['"price"'],
      required: true,
      initial: null,
    },
    {
      kind: 'formula',
      name: 'total',
      result: 'decimal',
      reads: [['price'], ['quantity']],
      sql: (path) =>
        sql`trim_scale(NULLIF(NULLIF(LEAST(GREATEST(round(${path('price')} * (${path('quantity')})::numeric, 20), -1e60), 1e60), -1e60), 1e60))`,
    },
    {
      kind: 'toOne',
      name: 'order',
      target: 'order',
      column: '"order_id"',
      inverse: false,
      required: true,
      onDelete: 'cascade',
    },
  ],
  references: { fk_ac3c0141f89d53cda62a1c09876ad8a8: 'order' },
  uniques: [],
  relatedRules: [],
  validate: lineValidation,
  grants: lineGrants,
  statements: lineStatements,
};
