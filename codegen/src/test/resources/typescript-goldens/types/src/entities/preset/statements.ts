import type { EntityStatements } from '../../support/model.ts';

export const presetStatements: EntityStatements = {
  insert: `INSERT INTO "preset" ("id", "version", "created_at", "created_by", "updated_at", "updated_by", "text", "body", "email", "paint", "small", "big", "exact", "ratio", "price_amount", "price_currency", "flag", "day", "at", "moment", "span", "token", "stage", "tones", "extra", "place_lat", "place_lon")
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27)`,
  delete: `DELETE FROM "preset" WHERE "id" = $1`,
};
