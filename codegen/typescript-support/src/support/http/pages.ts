import { malformed } from '../problem.ts';

const LIMIT_DEFAULT = 25;
const LIMIT_MAX = 500;

/** How many items a page has. */
export function limitOf(given: string | undefined): number {
  if (given === undefined) {
    return LIMIT_DEFAULT;
  }
  if (!/^[0-9]{1,4}$/.test(given) || Number(given) < 1 || Number(given) > LIMIT_MAX) {
    throw malformed('malformed-parameter', '/limit', `This must be a number from 1 to ${LIMIT_MAX}.`);
  }
  return Number(given);
}
