import { SYSTEM_MEMBERS, type Entity } from '../../support/model.ts';
import { vaultGrants } from './grants.ts';
import { vaultStatements } from './statements.ts';
import { vaultValidation } from './validation.ts';

/** Vault. */
export const vaultEntity: Entity = {
  id: '6cb192ac-3c72-55c6-a4ba-1099d92c5b17',
  name: 'vault',
  table: '"vault"',
  members: [
    ...SYSTEM_MEMBERS,
    {
      kind: 'field',
      id: '3e24b7b1-af32-597c-a54d-306a5c4a0372',
      name: 'code',
      type: { kind: 'text' },
      columns: ['"code"'],
      required: true,
      initial: null,
    },
  ],
  references: {},
  uniques: [],
  relatedRules: [],
  validate: vaultValidation,
  grants: vaultGrants,
  statements: vaultStatements,
};
