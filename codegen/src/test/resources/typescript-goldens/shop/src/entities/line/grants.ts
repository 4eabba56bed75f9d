import type { Grant } from '../../support/model.ts';
import { USER, sql } from '../../support/sql.ts';

/** What each role may do with these records; what is not here is denied. */
export const lineGrants: readonly Grant[] = [
  {
    role: 'clerk',
    actions: ['read', 'create', 'update', 'delete'],
    where: (row) => sql`((SELECT s0."clerk_id" FROM "order" s0 WHERE s0."id" = ${row}."order_id") = ${USER})`,
    hidden: [],
    readOnly: ['price'],
  },
];
