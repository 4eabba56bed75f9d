import type { Grant } from '../../support/model.ts';

/** What each role may do with these records; what is not here is denied. */
export const remarkGrants: readonly Grant[] = [];
