import type { EntityStatements } from '../../support/model.ts';

export const projectStatements: EntityStatements = {
  insert: `INSERT INTO "project" ("id", "version", "created_at", "created_by", "updated_at", "updated_by", "title", "lead_id")
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
  delete: `DELETE FROM "project" WHERE "id" = $1`,
};
