import { SYSTEM_MEMBERS, type Entity } from '../../support/model.ts';
import { noteGrants } from './grants.ts';
import { noteStatements } from './statements.ts';
import { noteValidation } from './validation.ts';

/** Note. */
export const noteEntity: Entity = {
  id: 'e5815ca9-97c5-5536-97df-7730e8c8e425',
  name: 'note',
  table: '"note"',
  members: [
    ...SYSTEM_MEMBERS,
    {
      kind: 'field',
      id: '42a7c19b-a919-5d30-a15b-ad8ce926abdb',
      name: 'text',
      type: { kind: 'text' },
      columns: ['"text"'],
      required: true,
      initial: null,
    },
    {
      kind: 'toOne',
      id: 'e0d6a60e-e6bc-51e7-b47e-69126010d527',
      name: 'project',
      target: 'project',
      column: '"project_id"',
      inverse: false,
      required: true,
      onDelete: 'cascade',
    },
    {
      kind: 'toOne',
      id: '54bffb88-b796-530e-a7be-b55231626826',
      name: 'author',
      target: '@user',
      column: '"author_id"',
      inverse: false,
      required: false,
      onDelete: 'restrict',
    },
    {
      kind: 'toMany',
      id: 'b7e32e1a-a81c-5adf-9d81-6a7107f1f9bb',
      name: 'readers',
      target: '@user',
      side: 'from',
      via: '"note_readers"',
    },
  ],
  references: { fk_e0d6a60ee6bc51e7b47e69126010d527: 'project' },
  uniques: [],
  relatedRules: [],
  validate: noteValidation,
  grants: noteGrants,
  statements: noteStatements,
};
