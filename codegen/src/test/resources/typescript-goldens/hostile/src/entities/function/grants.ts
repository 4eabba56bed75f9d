import type { Grant } from '../../support/model.ts';
import { bind, sql } from '../../support/sql.ts';

/** What each role may do with these records; what is not here is denied. */
export const functionGrants: readonly Grant[] = [
  {
    role: 'member',
    actions: ['read'],
    where: (row) => sql`(${row}."name" IS DISTINCT FROM ${bind('text', 'hidden')})`,
    hidden: [],
    readOnly: [],
  },
];
