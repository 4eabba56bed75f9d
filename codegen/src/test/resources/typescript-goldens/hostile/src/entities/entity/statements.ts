import type { EntityStatements } from '../../support/model.ts';

export const entityStatements: EntityStatements = {
  insert: `INSERT INTO "entity" ("id", "version", "created_at", "created_by", "updated_at", "updated_by", "values")
    VALUES ($1, $2, $3, $4, $5, $6, $7)`,
  delete: `DELETE FROM "entity" WHERE "id" = $1`,
};
