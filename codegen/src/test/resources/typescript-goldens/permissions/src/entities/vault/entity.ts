import { SYSTEM_MEMBERS, type Entity } from '../../support/model.ts';
import { vaultGrants } from './grants.ts';
import { vaultStatements } from './statements.ts';
import { vaultValidation } from './validation.ts';

/** Vault. */
export const vaultEntity: Entity = {
  name: 'vault',
  table: '"vault"',
  members: [
    ...SYSTEM_MEMBERS,
    { kind: 'field', name: 'code', type: { kind: 'text' }, columns: ['"code"'], required: true, initial: null },
  ],
  references: {},
  uniques: [],
  relatedRules: [],
  validate: vaultValidation,
  grants: vaultGrants,
  statements: vaultStatements,
};
