import type { EntityStatements } from '../../support/model.ts';

export const recordStatements: EntityStatements = {
  insert: `INSERT INTO "record" ("id", "version", "created_at", "created_by", "updated_at", "updated_by", "user", "now", "sql", "case_id")
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
  delete: `DELETE FROM "record" WHERE "id" = $1`,
};
