import type { EntityStatements } from '../../support/model.ts';

export const teamStatements: EntityStatements = {
  insert: `INSERT INTO "team" ("id", "version", "created_at", "created_by", "updated_at", "updated_by", "name", "budget")
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
  delete: `DELETE FROM "team" WHERE "id" = $1`,
};
