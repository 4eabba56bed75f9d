import bcrypt from 'bcrypt';
import { randomBytes } from 'node:crypto';
import type { Faults } from '../problem.ts';
import { Turns } from './hashing.ts';

const COST = 12;
const LENGTH_MIN = 12;
/** What bcrypt reads of a password, in UTF-8. */
const BYTES_MAX = 72;

/** Of the four threads that files and names of hosts are looked up by too. */
const turns = new Turns(2, 100);

export function hashPassword(password: string): Promise<string> {
  return turns.take(() => bcrypt.hash(password, COST));
}

/** What bcrypt would not read of a password is no password of anybody. */
export async function isPassword(password: string, hash: string): Promise<boolean> {
  const isReadable = Buffer.byteLength(password) <= BYTES_MAX;
  return (await turns.take(() => bcrypt.compare(password, hash))) && isReadable;
}

/** A hash that no password has; compared with where there is no account, so that both take as long. */
export const NOBODYS_HASH = `$2b$${COST}$${'.'.repeat(22)}${'.'.repeat(31)}`;

/** Says what is wrong with a new password. */
export function checkPassword(password: string, place: string, faults: Faults): void {
  if (Array.from(password).length < LENGTH_MIN) {
    faults.add('too-short', place, `This must have at least ${LENGTH_MIN} characters.`);
  } else if (Buffer.byteLength(password) > BYTES_MAX) {
    faults.add('too-long', place, `This must have at most ${BYTES_MAX} bytes.`);
  }
}

export function oneTimePassword(): string {
  return randomBytes(15).toString('base64url');
}
