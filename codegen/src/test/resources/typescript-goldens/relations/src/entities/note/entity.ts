import { SYSTEM_MEMBERS, type Entity } from '../../support/model.ts';
import { noteGrants } from './grants.ts';
import { noteStatements } from './statements.ts';
import { noteValidation } from './validation.ts';

/** Note. */
export const noteEntity: Entity = {
  name: 'note',
  table: '"note"',
  members: [
    ...SYSTEM_MEMBERS,
    { kind: 'field', name: 'text', type: { kind: 'text' }, columns: ['"text"'], required: true, initial: null },
    {
      kind: 'toOne',
      name: 'project',
      target: 'project',
      column: '"project_id"',
      inverse: false,
      required: true,
      onDelete: 'cascade',
    },
    {
      kind: 'toOne',
      name: 'author',
      target: '@user',
      column: '"author_id"',
      inverse: false,
      required: false,
      onDelete: 'restrict',
    },
    { kind: 'toMany', name: 'readers', target: '@user', side: 'from', via: '"note_readers"' },
  ],
  references: { fk_e0d6a60ee6bc51e7b47e69126010d527: 'project' },
  uniques: [],
  relatedRules: [],
  validate: noteValidation,
  grants: noteGrants,
  statements: noteStatements,
};
