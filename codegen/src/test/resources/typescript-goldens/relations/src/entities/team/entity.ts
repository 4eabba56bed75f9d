import { SYSTEM_MEMBERS, type Entity } from '../../support/model.ts';
import { teamGrants } from './grants.ts';
import { teamStatements } from './statements.ts';
import { teamValidation } from './validation.ts';

/** Team. */
export const teamEntity: Entity = {
  id: 'd36d37cf-2af7-5870-9f63-3a2795d97fe5',
  name: 'team',
  table: '"team"',
  members: [
    ...SYSTEM_MEMBERS,
    {
      kind: 'field',
      id: 'e14a08f6-2476-5ca2-9f9c-c6d1703860ab',
      name: 'name',
      type: { kind: 'text' },
      columns: ['"name"'],
      required: true,
      initial: null,
    },
    {
      kind: 'field',
      id: 'ce2a4e81-9449-5e13-98cd-942ad02c43cc',
      name: 'budget',
      type: { kind: 'decimal', precision: 12, scale: 2 },
      columns: ['"budget"'],
      required: false,
      initial: null,
    },
    {
      kind: 'toMany',
      id: 'b713197f-25de-5df6-9655-9f8d76f8a04f',
      name: 'members',
      target: 'person',
      side: 'inverse',
      via: '"team_id"',
    },
  ],
  references: {},
  uniques: [],
  relatedRules: [],
  validate: teamValidation,
  grants: teamGrants,
  statements: teamStatements,
};
