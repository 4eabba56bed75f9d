import { SYSTEM_MEMBERS, type Entity } from '../../support/model.ts';
import { projectGrants } from './grants.ts';
import { projectStatements } from './statements.ts';
import { projectValidation } from './validation.ts';

/** Project. */
export const projectEntity: Entity = {
  id: '86dc2186-4a0c-584c-b4e7-8bdefa63026f',
  name: 'project',
  table: '"project"',
  members: [
    ...SYSTEM_MEMBERS,
    {
      kind: 'field',
      id: '76c1ce95-e809-5919-af17-48f851d47296',
      name: 'title',
      type: { kind: 'text' },
      columns: ['"title"'],
      required: true,
      initial: null,
    },
    {
      kind: 'toOne',
      id: '17d9bb3a-7d92-5546-b920-e52a4cee4a30',
      name: 'lead',
      target: 'person',
      column: '"lead_id"',
      inverse: false,
      required: false,
      onDelete: 'setNull',
    },
    {
      kind: 'toMany',
      id: 'e0d6a60e-e6bc-51e7-b47e-69126010d527',
      name: 'notes',
      target: 'note',
      side: 'inverse',
      via: '"project_id"',
    },
    {
      kind: 'toMany',
      id: '0c28c6b9-d7e0-5643-a60a-93dc201cc0cb',
      name: 'members',
      target: 'person',
      side: 'from',
      via: '"project_members"',
    },
  ],
  references: { fk_17d9bb3a7d925546b920e52a4cee4a30: 'lead', fk_to_0c28c6b9d7e05643a60a93dc201cc0cb: 'members' },
  uniques: [],
  relatedRules: [],
  validate: projectValidation,
  grants: projectGrants,
  statements: projectStatements,
};
