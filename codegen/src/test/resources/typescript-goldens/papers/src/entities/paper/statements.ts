import type { EntityStatements } from '../../support/model.ts';

export const paperStatements: EntityStatements = {
  insert: `INSERT INTO "paper" ("id", "version", "created_at", "created_by", "updated_at", "updated_by", "title", "code", "open", "pages", "fee", "price_amount", "price_currency", "due", "took", "labels", "extra", "place_lat", "place_lon", "pin", "document", "cover", "folder_id")
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23)`,
  delete: `DELETE FROM "paper" WHERE "id" = $1`,
};
