import type { EntityStatements } from '../../support/model.ts';

export const topicStatements: EntityStatements = {
  insert: `INSERT INTO "topic" ("id", "version", "created_at", "created_by", "updated_at", "updated_by", "name")
    VALUES ($1, $2, $3, $4, $5, $6, $7)`,
  delete: `DELETE FROM "topic" WHERE "id" = $1`,
};
