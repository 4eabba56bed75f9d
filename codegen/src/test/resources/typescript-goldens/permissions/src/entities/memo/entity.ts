import { SYSTEM_MEMBERS, type Entity } from '../../support/model.ts';
import { memoGrants } from './grants.ts';
import { memoStatements } from './statements.ts';
import { memoValidation } from './validation.ts';

/** Memo. */
export const memoEntity: Entity = {
  name: 'memo',
  table: '"memo"',
  members: [
    ...SYSTEM_MEMBERS,
    { kind: 'field', name: 'text', type: { kind: 'text' }, columns: ['"text"'], required: true, initial: null },
    {
      kind: 'toOne',
      name: 'owner',
      target: '@user',
      column: '"owner_id"',
      inverse: false,
      required: false,
      onDelete: 'restrict',
    },
    { kind: 'toMany', name: 'entries', target: 'entry', side: 'to', via: '"entry_labels"' },
  ],
  references: {},
  uniques: [],
  relatedRules: [],
  validate: memoValidation,
  grants: memoGrants,
  statements: memoStatements,
};
