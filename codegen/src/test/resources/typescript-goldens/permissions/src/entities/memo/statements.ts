import type { EntityStatements } from '../../support/model.ts';

export const memoStatements: EntityStatements = {
  insert: `INSERT INTO "memo" ("id", "version", "created_at", "created_by", "updated_at", "updated_by", "text", "owner_id")
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
  delete: `DELETE FROM "memo" WHERE "id" = $1`,
};
