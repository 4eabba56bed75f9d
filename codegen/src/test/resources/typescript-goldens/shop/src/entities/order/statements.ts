import type { EntityStatements } from '../../support/model.ts';

export const orderStatements: EntityStatements = {
  insert: `INSERT INTO "order" ("id", "version", "created_at", "created_by", "updated_at", "updated_by", "status", "ordered_at", "sent_at", "delivery", "customer_id", "clerk_id")
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
  delete: `DELETE FROM "order" WHERE "id" = $1`,
};
