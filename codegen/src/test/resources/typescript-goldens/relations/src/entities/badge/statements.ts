import type { EntityStatements } from '../../support/model.ts';

export const badgeStatements: EntityStatements = {
  insert: `INSERT INTO "badge" ("id", "version", "created_at", "created_by", "updated_at", "updated_by", "code", "holder_id")
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
  delete: `DELETE FROM "badge" WHERE "id" = $1`,
};
