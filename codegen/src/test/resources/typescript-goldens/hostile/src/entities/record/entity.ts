import { SYSTEM_MEMBERS, type Entity } from '../../support/model.ts';
import { recordGrants } from './grants.ts';
import { recordStatements } from './statements.ts';
import { recordValidation } from './validation.ts';

/** Record. */
export const recordEntity: Entity = {
  id: 'f864ba49-a012-550c-8b96-9a2228d64992',
  name: 'record',
  table: '"record"',
  members: [
    ...SYSTEM_MEMBERS,
    {
      kind: 'field',
      id: '0c771a09-74d1-5ebf-a57f-13293d5278d8',
      name: 'user',
      type: { kind: 'text' },
      columns: ['"user"'],
      required: false,
      initial: null,
    },
    {
      kind: 'field',
      id: '0583704d-646a-5a11-9612-a0e896cae2f0',
      name: 'now',
      type: { kind: 'dateTime' },
      columns: ['"now"'],
      required: false,
      initial: null,
    },
    {
      kind: 'field',
      id: '583f4d88-ba74-538c-8e41-b2a8ec598001',
      name: 'sql',
      type: { kind: 'duration' },
      columns: ['"sql"'],
      required: false,
      initial: null,
    },
    {
      kind: 'toOne',
      id: 'aedf36c6-63f7-5c3a-b69e-1e8a8d79e8bf',
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
