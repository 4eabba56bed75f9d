import type { Grant } from '../../support/model.ts';
import { USER, bind, sql } from '../../support/sql.ts';

/** What each role may do with these records; what is not here is denied. */
export const orderGrants: readonly Grant[] = [
  {
    role: 'clerk',
    actions: ['read', 'create', 'update'],
    where: (row) => sql`((${row}."clerk_id" = ${USER}) OR (${row}."status" = ${bind('text', 'open')}))`,
    hidden: [],
    readOnly: [],
  },
];
