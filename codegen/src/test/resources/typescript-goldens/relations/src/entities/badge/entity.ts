import { SYSTEM_MEMBERS, type Entity } from '../../support/model.ts';
import { badgeGrants } from './grants.ts';
import { badgeStatements } from './statements.ts';
import { badgeValidation } from './validation.ts';

/** Badge. */
export const badgeEntity: Entity = {
  name: 'badge',
  table: '"badge"',
  members: [
    ...SYSTEM_MEMBERS,
    { kind: 'field', name: 'code', type: { kind: 'text' }, columns: ['"code"'], required: true, initial: null },
    {
      kind: 'toOne',
      name: 'holder',
      target: 'person',
      column: '"holder_id"',
      inverse: false,
      required: false,
      onDelete: 'cascade',
    },
  ],
  references: { fk_45b726122b5553228f28dc90a5c88705: 'holder' },
  uniques: [{ members: ['holder'], single: true, constraint: 'uq_45b726122b5553228f28dc90a5c88705' }],
  relatedRules: [],
  validate: badgeValidation,
  grants: badgeGrants,
  statements: badgeStatements,
};
