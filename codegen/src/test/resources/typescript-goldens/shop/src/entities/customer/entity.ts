import { SYSTEM_MEMBERS, type Entity } from '../../support/model.ts';
import { customerGrants } from './grants.ts';
import { customerStatements } from './statements.ts';
import { customerValidation } from './validation.ts';

/** Kunde. */
export const customerEntity: Entity = {
  name: 'customer',
  table: '"customer"',
  members: [
    ...SYSTEM_MEMBERS,
    {
      kind: 'field',
      name: 'name',
      type: { kind: 'text', maxLength: 120 },
      columns: ['"name"'],
      required: true,
      initial: null,
    },
    { kind: 'field', name: 'email', type: { kind: 'email' }, columns: ['"email"'], required: false, initial: null },
    {
      kind: 'field',
      name: 'limit',
      type: { kind: 'money', currency: 'USD' },
      columns: ['"limit_amount"', '"limit_currency"'],
      required: false,
      initial: null,
    },
    { kind: 'field', name: 'note', type: { kind: 'longText' }, columns: ['"note"'], required: false, initial: null },
    { kind: 'toMany', name: 'orders', target: 'order', side: 'inverse', via: '"customer_id"' },
  ],
  references: {},
  uniques: [{ members: ['email'], single: true, constraint: 'uq_b69bf6594d2e50109e35baaa263fe29c' }],
  relatedRules: [],
  validate: customerValidation,
  grants: customerGrants,
  statements: customerStatements,
};
