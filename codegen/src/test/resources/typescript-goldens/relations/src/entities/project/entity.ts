import { SYSTEM_MEMBERS, type Entity } from '../../support/model.ts';
import { projectGrants } from './grants.ts';
import { projectStatements } from './statements.ts';
import { projectValidation } from './validation.ts';

/** Project. */
export const projectEntity: Entity = {
  name: 'project',
  table: '"project"',
  members: [
    ...SYSTEM_MEMBERS,
    { kind: 'field', name: 'title', type: { kind: 'text' }, columns: ['"title"'], required: true, initial: null },
    {
      kind: 'toOne',
      name: 'lead',
      target: 'person',
      column: '"lead_id"',
      inverse: false,
      required: false,
      onDelete: 'setNull',
    },
    { kind: 'toMany', name: 'notes', target: 'note', side: 'inverse', via: '"project_id"' },
    { kind: 'toMany', name: 'members', target: 'person', side: 'from', via: '"project_members"' },
  ],
  references: { fk_17d9bb3a7d925546b920e52a4cee4a30: 'lead', fk_to_0c28c6b9d7e05643a60a93dc201cc0cb: 'members' },
  uniques: [],
  relatedRules: [],
  validate: projectValidation,
  grants: projectGrants,
  statements: projectStatements,
};
