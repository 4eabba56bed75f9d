import type { Grant } from '../../support/model.ts';
import { bind, sql } from '../../support/sql.ts';

/** What each role may do with these records; what is not here is denied. */
export const entryGrants: readonly Grant[] = [
  {
    role: 'clerk',
    actions: ['read'],
    where: (row) => sql`(${row}."state" IS DISTINCT FROM ${bind('text', 'archived')})`,
    hidden: ['margin'],
    readOnly: [],
  },
  {
    role: 'clerk',
    actions: ['create'],
    where: (row) => sql`(${row}."amount" <= ${bind('numeric', '100')})`,
    hidden: ['margin'],
    readOnly: ['approved'],
  },
  {
    role: 'clerk',
    actions: ['update'],
    where: (row) => sql`(${row}."state" = ${bind('text', 'open')})`,
    hidden: ['margin'],
    readOnly: ['approved'],
  },
  {
    role: 'partial',
    actions: ['read'],
    where: (row) => sql`(${row}."state" = ${bind('text', 'open')})`,
    hidden: [],
    readOnly: [],
  },
  {
    role: 'partial',
    actions: ['read'],
    where: (row) => sql`(${row}."state" = ${bind('text', 'closed')})`,
    hidden: ['margin'],
    readOnly: [],
  },
  { role: 'auditor', actions: ['read'], hidden: [], readOnly: [] },
];
