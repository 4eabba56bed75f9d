import type { EntityStatements } from '../../support/model.ts';

export const modelStatements: EntityStatements = {
  insert: `INSERT INTO "model" ("id", "version", "created_at", "created_by", "updated_at", "updated_by", "members")
    VALUES ($1, $2, $3, $4, $5, $6, $7)`,
  delete: `DELETE FROM "model" WHERE "id" = $1`,
};
