import type { EntityStatements } from '../../support/model.ts';

export const bStatements: EntityStatements = {
  insert: `INSERT INTO "b" ("id", "version", "created_at", "created_by", "updated_at", "updated_by", "c", "m")
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
  delete: `DELETE FROM "b" WHERE "id" = $1`,
};
