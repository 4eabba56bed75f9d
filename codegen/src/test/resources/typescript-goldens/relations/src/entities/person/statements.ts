import type { EntityStatements } from '../../support/model.ts';

export const personStatements: EntityStatements = {
  insert: `INSERT INTO "person" ("id", "version", "created_at", "created_by", "updated_at", "updated_by", "name", "age", "team_id", "manager_id", "spouse_id")
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
  delete: `DELETE FROM "person" WHERE "id" = $1`,
};
