import type { EntityStatements } from '../../support/model.ts';

export const customerStatements: EntityStatements = {
  insert: `INSERT INTO "customer" ("id", "version", "created_at", "created_by", "updated_at", "updated_by", "name", "email", "limit_amount", "limit_currency", "note")
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
  delete: `DELETE FROM "customer" WHERE "id" = $1`,
};
