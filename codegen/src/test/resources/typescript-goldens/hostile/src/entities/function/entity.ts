import { SYSTEM_MEMBERS, type Entity } from '../../support/model.ts';
import { functionGrants } from './grants.ts';
import { functionStatements } from './statements.ts';
import { functionValidation } from './validation.ts';

/** Function. */
export const functionEntity: Entity = {
  id: '47b9687a-85f9-5894-963f-718b8e5919e0',
  name: 'function',
  table: '"function"',
  members: [
    ...SYSTEM_MEMBERS,
    {
      kind: 'field',
      id: '8627fbcb-cf09-5154-8cc8-ce825d03f72b',
      name: 'name',
      type: { kind: 'text', maxLength: 100 },
      columns: ['"name"'],
      required: false,
      initial: null,
    },
    {
      kind: 'toMany',
      id: 'e21159a9-883f-5a11-8d69-ad66b274caa9',
      name: 'return',
      target: 'order',
      side: 'inverse',
      via: '"function_id"',
    },
    {
      kind: 'toOne',
      id: 'aedf36c6-63f7-5c3a-b69e-1e8a8d79e8bf',
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
