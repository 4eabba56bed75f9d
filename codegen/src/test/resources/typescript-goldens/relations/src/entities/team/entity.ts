import { SYSTEM_MEMBERS, type Entity } from '../../support/model.ts';
import { teamGrants } from './grants.ts';
import { teamStatements } from './statements.ts';
import { teamValidation } from './validation.ts';

/** Team. */
export const teamEntity: Entity = {
  name: 'team',
  table: '"team"',
  members: [
    ...SYSTEM_MEMBERS,
    { kind: 'field', name: 'name', type: { kind: 'text' }, columns: ['"name"'], required: true, initial: null },
    {
      kind: 'field',
      name: 'budget',
      type: { kind: 'decimal', precision: 12, scale: 2 },
      columns: ['"budget"'],
      required: false,
      initial: null,
    },
    { kind: 'toMany', name: 'members', target: 'person', side: 'inverse', via: '"team_id"' },
  ],
  references: {},
  uniques: [],
  relatedRules: [],
  validate: teamValidation,
  grants: teamGrants,
  statements: teamStatements,
};
