import type { EntityStatements } from '../../support/model.ts';

export const accountStatements: EntityStatements = {
  insert: `INSERT INTO "account" ("id", "version", "created_at", "created_by", "updated_at", "updated_by", "name", "shared", "balance")
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
  delete: `DELETE FROM "account" WHERE "id" = $1`,
};
