import type { EntityStatements } from '../../support/model.ts';

export const entryStatements: EntityStatements = {
  insert: `INSERT INTO "entry" ("id", "version", "created_at", "created_by", "updated_at", "updated_by", "title", "amount", "state", "margin", "approved", "account_id")
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
  delete: `DELETE FROM "entry" WHERE "id" = $1`,
};
