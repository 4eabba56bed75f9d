import type { EntityStatements } from '../../support/model.ts';

export const lineStatements: EntityStatements = {
  insert: `INSERT INTO "line" ("id", "version", "created_at", "created_by", "updated_at", "updated_by", "sku", "quantity", "price", "order_id")
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
  delete: `DELETE FROM "line" WHERE "id" = $1`,
};
