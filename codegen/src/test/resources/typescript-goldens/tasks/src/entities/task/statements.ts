import type { EntityStatements } from '../../support/model.ts';

export const taskStatements: EntityStatements = {
  insert: `INSERT INTO "task" ("id", "version", "created_at", "created_by", "updated_at", "updated_by", "title", "description", "status", "done", "priority", "estimate", "due", "project_id")
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
  delete: `DELETE FROM "task" WHERE "id" = $1`,
};
