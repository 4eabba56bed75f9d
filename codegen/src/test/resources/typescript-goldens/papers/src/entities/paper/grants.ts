import type { Grant } from '../../support/model.ts';
import { USER, sql } from '../../support/sql.ts';

/** What each role may do with these records; what is not here is denied. */
export const paperGrants: readonly Grant[] = [
  { role: 'author', actions: ['read', 'create', 'update', 'delete'], hidden: [], readOnly: [] },
  {
    role: 'reader',
    actions: ['read'],
    where: (row) => sql`${row}."open"`,
    hidden: ['document', 'pages'],
    readOnly: [],
  },
  { role: 'archivist', actions: ['read'], where: (row) => sql`(NOT ${row}."open")`, hidden: [], readOnly: [] },
  {
    role: 'owner',
    actions: ['read', 'create', 'update', 'delete'],
    where: (row) => sql`(${row}."created_by" = ${USER})`,
    hidden: [],
    readOnly: [],
  },
  { role: 'editor', actions: ['read', 'create'], hidden: [], readOnly: ['fee'] },
  { role: 'editor', actions: ['update'], hidden: [], readOnly: ['fee'] },
];
