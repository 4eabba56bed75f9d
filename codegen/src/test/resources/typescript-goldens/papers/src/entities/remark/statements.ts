import type { EntityStatements } from '../../support/model.ts';

export const remarkStatements: EntityStatements = {
  insert: `INSERT INTO "remark" ("id", "version", "created_at", "created_by", "updated_at", "updated_by", "text", "paper_id")
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
  delete: `DELETE FROM "remark" WHERE "id" = $1`,
};
