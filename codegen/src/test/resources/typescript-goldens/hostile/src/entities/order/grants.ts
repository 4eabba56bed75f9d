import type { Grant } from '../../support/model.ts';
import { USER, bind, sql } from '../../support/sql.ts';

/** What each role may do with these records; what is not here is denied. */
export const orderGrants: readonly Grant[] = [
  {
    role: 'member',
    actions: ['read', 'create', 'update', 'delete'],
    where: (row) =>
      sql`((${row}."class" IS DISTINCT FROM ${bind('text', "`${x}` */ ' ? $1")}) OR (${row}."owner_id" = ${USER}) OR ((SELECT s0."name" FROM "function" s0 WHERE s0."id" = ${row}."function_id") = ${bind('text', 'x')}))`,
    hidden: ['toString'],
    readOnly: ['default'],
  },
  { role: 'default', actions: ['read', 'create'], hidden: [], readOnly: [] },
];
