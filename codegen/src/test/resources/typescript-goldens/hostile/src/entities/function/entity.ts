import { SYSTEM_MEMBERS, type Entity } from '../../support/model.ts';
import { functionGrants } from './grants.ts';
import { functionStatements } from './statements.ts';
import { functionValidation } from './validation.ts';

/** Function. */
export const functionEntity: Entity = {
  name: 'function',
  table: '"function"',
  members: [
    ...SYSTEM_MEMBERS,
    {
      kind: 'field',
      name: 'name',
      type: { kind: 'text', maxLength: 100 },
      columns: ['"name"'],
      required: false,
      initial: null,
    },
    { kind: 'toMany', name: 'return', target: 'order', side: 'inverse', via: '"function_id"' },
    {
      kind: 'toOne',
      name: 'switch',
      target: 'record',
      column: '"case_id"',
      inverse: true,
      required: false,
      onDelete: 'cascade',
    },
  ],
  references: {},
  uniques: [],
  relatedRules: [],
  validate: functionValidation,
  grants: functionGrants,
  statements: functionStatements,
};
