import type { EntityStatements } from '../../support/model.ts';

export const orderStatements: EntityStatements = {
  insert: `INSERT INTO "order" ("id", "version", "created_at", "created_by", "updated_at", "updated_by", "class", "select", "default", "delete", "constructor", "prototype", "to_string", "this", "import", "function_id", "parent_id", "twin_id", "owner_id")
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)`,
  delete: `DELETE FROM "order" WHERE "id" = $1`,
};
