import type { Grant } from '../../support/model.ts';

/** What each role may do with these records; what is not here is denied. */
export const topicGrants: readonly Grant[] = [{ role: 'author', actions: ['read'], hidden: [], readOnly: [] }];
