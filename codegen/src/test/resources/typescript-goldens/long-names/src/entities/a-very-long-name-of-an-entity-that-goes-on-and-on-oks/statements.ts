import type { EntityStatements } from '../../support/model.ts';

export const aVeryLongNameOfAnEntityThatGoesOnAndOnOksStatements: EntityStatements = {
  insert: `INSERT INTO "a_very_long_name_of_an_entity_that_goes_on_and_on_oks" ("id", "version", "created_at", "created_by", "updated_at", "updated_by", "a_very_long_name_of_a_field_that_goes_on_and_on_ok_oks")
    VALUES ($1, $2, $3, $4, $5, $6, $7)`,
  delete: `DELETE FROM "a_very_long_name_of_an_entity_that_goes_on_and_on_oks" WHERE "id" = $1`,
};
