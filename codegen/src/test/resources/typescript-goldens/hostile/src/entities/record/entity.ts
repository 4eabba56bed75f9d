import { SYSTEM_MEMBERS, type Entity } from '../../support/model.ts';
import { recordGrants } from './grants.ts';
import { recordStatements } from './statements.ts';
import { recordValidation } from './validation.ts';

/** Record. */
export const recordEntity: Entity = {
  name: 'record',
  table: '"record"',
  members: [
    ...SYSTEM_MEMBERS,
    { kind: 'field', name: 'user', type: { kind: 'text' }, columns: ['"user"'], required: false, initial: null },
    { kind: 'field', name: 'now', type: { kind: 'dateTime' }, columns: ['"now"'], required: false, initial: null },
    { kind: 'field', name: 'sql', type: { kind: 'duration' }, columns: ['"sql"'], required: false, initial: null },
    {
      kind: 'toOne',
      name: 'case',
      target: 'function',
      column: '"case_id"',
      inverse: false,
      required: true,
      onDelete: 'cascade',
    },
  ],
  references: { fk_aedf36c663f75c3ab69e1e8a8d79e8bf: 'case' },
  uniques: [{ members: ['case'], single: true, constraint: 'uq_aedf36c663f75c3ab69e1e8a8d79e8bf' }],
  relatedRules: [],
  validate: recordValidation,
  grants: recordGrants,
  statements: recordStatements,
};
