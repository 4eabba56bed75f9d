import type { Grant } from '../../support/model.ts';
import { sql } from '../../support/sql.ts';

/** What each role may do with these records; what is not here is denied. */
export const accountGrants: readonly Grant[] = [
  { role: 'clerk', actions: ['read'], where: (row) => sql`${row}."shared"`, hidden: ['balance'], readOnly: [] },
  { role: 'auditor', actions: ['read'], hidden: [], readOnly: [] },
];
