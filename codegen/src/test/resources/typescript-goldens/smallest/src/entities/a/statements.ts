import type { EntityStatements } from '../../support/model.ts';

export const aStatements: EntityStatements = {
  insert: `INSERT INTO "a" ("id", "version", "created_at", "created_by", "updated_at", "updated_by", "b")
    VALUES ($1, $2, $3, $4, $5, $6, $7)`,
  delete: `DELETE FROM "a" WHERE "id" = $1`,
};
