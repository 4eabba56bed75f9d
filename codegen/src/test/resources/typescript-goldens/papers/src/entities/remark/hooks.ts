import type { EntityHooks } from '../../support/records/hooks.ts';
import type { RemarkValues } from './values.ts';

/** Your own code for these records. This file is yours: it is written once, and never written over. */
export const remarkHooks: EntityHooks<RemarkValues> = {};
