import { SYSTEM_MEMBERS, type Entity } from '../../support/model.ts';
import { memoGrants } from './grants.ts';
import { memoStatements } from './statements.ts';
import { memoValidation } from './validation.ts';

/** Memo. */
export const memoEntity: Entity = {
  id: 'cd2fbd01-8302-5d96-a5dd-ce589b6d2e29',
  name: 'memo',
  table: '"memo"',
  members: [
    ...SYSTEM_MEMBERS,
    {
      kind: 'field',
      id: '0cdf2b86-407e-53c6-b02b-c9e8314c0a01',
      name: 'text',
      type: { kind: 'text' },
      columns: ['"text"'],
      required: true,
      initial: null,
    },
    {
      kind: 'toOne',
      id: 'e70cf282-87b1-514a-ace7-6865ab7ea73a',
      name: 'owner',
      target: '@user',
      column: '"owner_id"',
      inverse: false,
      required: false,
      onDelete: 'restrict',
    },
    {
      kind: 'toMany',
      id: '8d2daf99-f1f7-5b2f-be08-0afc392dc634',
      name: 'entries',
      target: 'entry',
      side: 'to',
      via: '"entry_labels"',
    },
  ],
  references: {},
  uniques: [],
  relatedRules: [],
  validate: memoValidation,
  grants: memoGrants,
  statements: memoStatements,
};
