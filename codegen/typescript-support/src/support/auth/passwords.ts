import bcrypt from 'bcrypt';
import { createHmac, randomBytes } from 'node:crypto';

const COST = 12;
const LENGTH_MIN = 12;
const LENGTH_MAX = 200;
/** bcrypt reads 72 bytes and stops at a NUL: it gets a digest of whatever is longer or shorter. */
const DIGEST_KEY = 'password';

function digest(password: string): string {
  return createHmac('sha256', DIGEST_KEY).update(password.normalize('NFKC')).digest('base64');
}

export function hashPassword(password: string): Promise<string> {
  return bcrypt.hash(digest(password), COST);
}

export function isPassword(password: string, hash: string): Promise<boolean> {
  return bcrypt.compare(digest(password), hash);
}

/** A hash that no password has; compared with where there is no account, so that both take as long. */
export const NOBODYS_HASH = `$2b$${COST}$${'.'.repeat(22)}${'.'.repeat(31)}`;

/** What is wrong with a new password, as a sentence. */
export function passwordFault(password: string): string | undefined {
  const length = Array.from(password).length;
  if (length < LENGTH_MIN) {
    return `A password has at least ${LENGTH_MIN} characters.`;
  }
  return length > LENGTH_MAX ? `A password has at most ${LENGTH_MAX} characters.` : undefined;
}

export function oneTimePassword(): string {
  return randomBytes(15).toString('base64url');
}
