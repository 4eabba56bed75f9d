import type { EntityStatements } from '../../support/model.ts';

export const ${statements}: EntityStatements = {
  insert: `INSERT INTO ${table} (${columns})
    VALUES (${parameters})`,
  delete: `DELETE FROM ${table} WHERE "id" = $1`,
};
