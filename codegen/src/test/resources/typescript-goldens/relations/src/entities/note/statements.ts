import type { EntityStatements } from '../../support/model.ts';

export const noteStatements: EntityStatements = {
  insert: `INSERT INTO "note" ("id", "version", "created_at", "created_by", "updated_at", "updated_by", "text", "project_id", "author_id")
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
  delete: `DELETE FROM "note" WHERE "id" = $1`,
};
