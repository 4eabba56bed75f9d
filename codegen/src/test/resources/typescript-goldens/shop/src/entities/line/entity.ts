import { SYSTEM_MEMBERS, type Entity } from '../../support/model.ts';
import { sql } from '../../support/sql.ts';
import { lineGrants } from './grants.ts';
import { lineStatements } from './statements.ts';
import { lineValidation } from './validation.ts';

/** Line. */
export const lineEntity: Entity = {
  id: 'cbe48b04-8ace-58cc-ba75-2b5b749caae4',
  name: 'line',
  table: '"line"',
  members: [
    ...SYSTEM_MEMBERS,
    {
      kind: 'field',
      id: '4a58ef53-e5bf-5df6-a19e-384c69b886e5',
      name: 'sku',
      type: { kind: 'text', maxLength: 8 },
      columns: ['"sku"'],
      required: true,
      initial: null,
    },
    {
      kind: 'field',
      id: 'de77ac83-b487-5c32-aafe-42baaa97a189',
      name: 'quantity',
      type: { kind: 'integer', min: '1' },
      columns: ['"quantity"'],
      required: true,
      initial: 1,
    },
    {
      kind: 'field',
      id: '0e504d74-963a-5c9f-bb7d-8ce6837335de',
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
      id: 'ac3c0141-f89d-53cd-a62a-1c09876ad8a8',
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
