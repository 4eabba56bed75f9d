import type { Grant } from '../../support/model.ts';

/** What each role may do with these records; what is not here is denied. */
export const bGrants: readonly Grant[] = [
  { role: 'constructor', actions: ['read'], hidden: [], readOnly: [] },
  { role: 'aVeryLongNameOfARoleThatGoesOnAndOnOkOk', actions: ['read'], hidden: ['c'], readOnly: [] },
];
