import type { Grant } from '../../support/model.ts';

/** What each role may do with these records; what is not here is denied. */
export const customerGrants: readonly Grant[] = [
  { role: 'clerk', actions: ['read', 'create', 'update'], hidden: ['limit'], readOnly: [] },
];
