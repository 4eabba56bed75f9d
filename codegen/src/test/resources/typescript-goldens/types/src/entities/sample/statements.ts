import type { EntityStatements } from '../../support/model.ts';

export const sampleStatements: EntityStatements = {
  insert: `INSERT INTO "sample" ("id", "version", "created_at", "created_by", "updated_at", "updated_by", "title", "free", "body", "email", "home", "phone", "handle", "paint", "small", "whole", "big", "lot", "exact", "wide", "ratio", "price_amount", "price_currency", "euros_amount", "euros_currency", "flag", "day", "at", "moment", "span", "token", "stage", "tones", "extra", "paper", "picture", "place_lat", "place_lon", "pin")
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37, $38, $39)`,
  delete: `DELETE FROM "sample" WHERE "id" = $1`,
};
