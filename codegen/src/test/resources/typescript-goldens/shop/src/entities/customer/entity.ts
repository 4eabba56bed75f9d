import { SYSTEM_MEMBERS, type Entity } from '../../support/model.ts';
import { customerGrants } from './grants.ts';
import { customerStatements } from './statements.ts';
import { customerValidation } from './validation.ts';

/** Kunde. */
export const customerEntity: Entity = {
  id: '621d7cf8-422d-5fc3-a43a-f2d67bbd0ed3',
  name: 'customer',
  table: '"customer"',
  members: [
    ...SYSTEM_MEMBERS,
    {
      kind: 'field',
      id: '77c32cd1-c5c6-5aa7-ace2-08b394b70d67',
      name: 'name',
      type: { kind: 'text', maxLength: 120 },
      columns: ['"name"'],
      required: true,
      initial: null,
    },
    {
      kind: 'field',
      id: 'b69bf659-4d2e-5010-9e35-baaa263fe29c',
      name: 'email',
      type: { kind: 'email' },
      columns: ['"email"'],
      required: false,
      initial: null,
    },
    {
      kind: 'field',
      id: '702d4e9c-47ee-516f-ba71-774d9e74a06e',
      name: 'limit',
      type: { kind: 'money', currency: 'USD' },
      columns: ['"limit_amount"', '"limit_currency"'],
      required: false,
      initial: null,
    },
    {
      kind: 'field',
      id: 'b5f4c356-1ed0-5aaa-8cca-c43658b5040d',
      name: 'note',
      type: { kind: 'longText' },
      columns: ['"note"'],
      required: false,
      initial: null,
    },
    {
      kind: 'toMany',
      id: '23544bbb-02e7-5bf2-9068-1856e22b608e',
      name: 'orders',
      target: 'order',
      side: 'inverse',
      via: '"customer_id"',
    },
  ],
  references: {},
  uniques: [{ members: ['email'], single: true, constraint: 'uq_b69bf6594d2e50109e35baaa263fe29c' }],
  relatedRules: [],
  validate: customerValidation,
  grants: customerGrants,
  statements: customerStatements,
};
