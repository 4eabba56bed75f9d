import { SYSTEM_MEMBERS, type Entity } from '../../support/model.ts';
import { bind, sql } from '../../support/sql.ts';
import { personGrants } from './grants.ts';
import { personStatements } from './statements.ts';
import { personValidation } from './validation.ts';

/** Person. */
export const personEntity: Entity = {
  name: 'person',
  table: '"person"',
  members: [
    ...SYSTEM_MEMBERS,
    { kind: 'field', name: 'name', type: { kind: 'text' }, columns: ['"name"'], required: true, initial: null },
    { kind: 'field', name: 'age', type: { kind: 'integer' }, columns: ['"age"'], required: false, initial: null },
    {
      kind: 'formula',
      name: 'place',
      result: 'text',
      reads: [['name'], ['team', 'name']],
      sql: (path) => sql`((${path('name')} || ${bind('text', '@')}) || ${path('team', 'name')})`,
    },
    {
      kind: 'toOne',
      name: 'team',
      target: 'team',
      column: '"team_id"',
      inverse: false,
      required: true,
      onDelete: 'restrict',
    },
    {
      kind: 'toOne',
      name: 'manager',
      target: 'person',
      column: '"manager_id"',
      inverse: false,
      required: false,
      onDelete: 'setNull',
    },
    {
      kind: 'toOne',
      name: 'spouse',
      target: 'person',
      column: '"spouse_id"',
      inverse: false,
      required: false,
      onDelete: 'setNull',
    },
    { kind: 'toMany', name: 'reports', target: 'person', side: 'inverse', via: '"manager_id"' },
    {
      kind: 'toOne',
      name: 'spouseOf',
      target: 'person',
      column: '"spouse_id"',
      inverse: true,
      required: false,
      onDelete: 'setNull',
    },
    { kind: 'toMany', name: 'befriended', target: 'person', side: 'to', via: '"person_friends"' },
    {
      kind: 'toOne',
      name: 'badge',
      target: 'badge',
      column: '"holder_id"',
      inverse: true,
      required: false,
      onDelete: 'cascade',
    },
    { kind: 'toMany', name: 'leads', target: 'project', side: 'inverse', via: '"lead_id"' },
    { kind: 'toMany', name: 'projects', target: 'project', side: 'to', via: '"project_members"' },
    { kind: 'toMany', name: 'friends', target: 'person', side: 'from', via: '"person_friends"' },
  ],
  references: {
    fk_b713197f25de5df696559f8d76f8a04f: 'team',
    fk_6046e2a001f8571398bbaf2fdc61b787: 'manager',
    fk_4a7e3e4be71158e084aee28e880ba37b: 'spouse',
    fk_to_63958f6572b458e0a1595dfc9a9b54fd: 'friends',
  },
  uniques: [{ members: ['spouse'], single: true, constraint: 'uq_4a7e3e4be71158e084aee28e880ba37b' }],
  relatedRules: [
    {
      member: 'manager',
      message: 'A manager is of the same team',
      sql: (row) =>
        sql`((${row}."manager_id" IS NULL) OR ((SELECT s0."team_id" FROM "person" s0 WHERE s0."id" = ${row}."manager_id") IS NOT DISTINCT FROM ${row}."team_id"))`,
    },
  ],
  validate: personValidation,
  grants: personGrants,
  statements: personStatements,
};
