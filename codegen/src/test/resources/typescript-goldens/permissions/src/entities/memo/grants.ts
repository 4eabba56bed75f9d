import type { Grant } from '../../support/model.ts';
import { USER, sql } from '../../support/sql.ts';

/** What each role may do with these records; what is not here is denied. */
export const memoGrants: readonly Grant[] = [
  {
    role: 'owner',
    actions: ['read', 'create', 'update', 'delete'],
    where: (row) => sql`((${row}."created_by" = ${USER}) OR (${row}."owner_id" = ${USER}))`,
    hidden: [],
    readOnly: [],
  },
  { role: 'auditor', actions: ['read'], hidden: [], readOnly: [] },
];
