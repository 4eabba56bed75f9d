import type { EntityStatements } from '../../support/model.ts';

export const vaultStatements: EntityStatements = {
  insert: `INSERT INTO "vault" ("id", "version", "created_at", "created_by", "updated_at", "updated_by", "code")
    VALUES ($1, $2, $3, $4, $5, $6, $7)`,
  delete: `DELETE FROM "vault" WHERE "id" = $1`,
};
