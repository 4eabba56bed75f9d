import { SYSTEM_MEMBERS, type Entity } from '../../support/model.ts';
import { badgeGrants } from './grants.ts';
import { badgeStatements } from './statements.ts';
import { badgeValidation } from './validation.ts';

/** Badge. */
export const badgeEntity: Entity = {
  id: '77c3bbb5-74b5-5e3d-a361-31fae94abfcb',
  name: 'badge',
  table: '"badge"',
  members: [
    ...SYSTEM_MEMBERS,
    {
      kind: 'field',
      id: 'daab971b-0917-5cc8-b952-7d4ec82dcc77',
      name: 'code',
      type: { kind: 'text' },
      columns: ['"code"'],
      required: true,
      initial: null,
    },
    {
      kind: 'toOne',
      id: '45b72612-2b55-5322-8f28-dc90a5c88705',
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
