import { SYSTEM_MEMBERS, type Entity } from '../../support/model.ts';
import { remarkGrants } from './grants.ts';
import { remarkStatements } from './statements.ts';
import { remarkValidation } from './validation.ts';

/** Remark. */
export const remarkEntity: Entity = {
  id: 'bb661566-7b0d-5250-b227-d8dc9c701443',
  name: 'remark',
  table: '"remark"',
  members: [
    ...SYSTEM_MEMBERS,
    {
      kind: 'field',
      id: 'e78b52f7-d257-5a13-a890-7bdb51e00d66',
      name: 'text',
      type: { kind: 'text' },
      columns: ['"text"'],
      required: true,
      initial: null,
    },
    {
      kind: 'toOne',
      id: 'b9169ddb-a0a3-54ea-b864-ad4c9606c644',
      name: 'paper',
      target: 'paper',
      column: '"paper_id"',
      inverse: false,
      required: true,
      onDelete: 'cascade',
    },
  ],
  references: { fk_b9169ddba0a354eab864ad4c9606c644: 'paper' },
  uniques: [],
  relatedRules: [],
  validate: remarkValidation,
  grants: remarkGrants,
  statements: remarkStatements,
};
