import bcrypt from 'bcrypt';
import { randomBytes } from 'node:crypto';

const COST = 12;
const LENGTH_MIN = 12;
/** What bcrypt reads of a password, in UTF-8. */
const BYTES_MAX = 72;

export function hashPassword(password: string): Promise<string> {
  return bcrypt.hash(password, COST);
}

export function isPassword(password: string, hash: string): Promise<boolean> {
  return bcrypt.compare(password, hash);
}

/** A hash that no password has; compared with where there is no account, so that both take as long. */
export const NOBODYS_HASH = `$2b$${COST}$${'.'.repeat(22)}${'.'.repeat(31)}`;

/** What is wrong with a new password, as a sentence. */
export function passwordFault(password: string): string | undefined {
  if (Array.from(password).length < LENGTH_MIN) {
    return `A password has at least ${LENGTH_MIN} characters.`;
  }
  return Buffer.byteLength(password) > BYTES_MAX ? `A password has at most ${BYTES_MAX} bytes in UTF-8.` : undefined;
}

export function oneTimePassword(): string {
  return randomBytes(15).toString('base64url');
}
