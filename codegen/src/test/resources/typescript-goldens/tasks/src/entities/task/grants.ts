import type { Grant } from '../../support/model.ts';
import { USER, sql } from '../../support/sql.ts';

/** What each role may do with these records; what is not here is denied. */
export const taskGrants: readonly Grant[] = [
  {
    role: 'member',
    actions: ['read', 'create', 'update'],
    where: (row) => sql`(${row}."created_by" = ${USER})`,
    hidden: [],
    readOnly: [],
  },
];
