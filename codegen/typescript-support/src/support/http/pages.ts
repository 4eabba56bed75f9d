import { malformed } from '../problem.ts';
import { isUuid } from '../records/codec.ts';

const LIMIT_DEFAULT = 25;
const LIMIT_MAX = 500;

/** How many items a page has. */
export function limitOf(given: string | undefined, code = 'malformed-parameter'): number {
  if (given === undefined) {
    return LIMIT_DEFAULT;
  }
  if (!/^[0-9]{1,4}$/.test(given) || Number(given) < 1 || Number(given) > LIMIT_MAX) {
    throw malformed(code, '/limit', `This must be a number from 1 to ${LIMIT_MAX}.`);
  }
  return Number(given);
}

/** Where the page behind an item begins; nobody has to know that it is an id. */
export function cursorBehind(id: string): string {
  return Buffer.from(id).toString('base64url');
}

/** The id behind which a page begins, null for the first one. */
export function idBefore(cursor: string | undefined): string | null {
  if (cursor === undefined || cursor === '') {
    return null;
  }
  const id = Buffer.from(cursor, 'base64url').toString();
  if (!isUuid(id) || cursorBehind(id) !== cursor) {
    throw malformed('malformed-cursor', '/cursor', 'This cursor is not one of this list.');
  }
  return id;
}
