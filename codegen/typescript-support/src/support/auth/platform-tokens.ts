import { jwtVerify } from 'jose';
import { createHmac } from 'node:crypto';
import { isUuid } from '../records/codec.ts';
import type { User } from './users.ts';

const LIFETIME_SECONDS_MAX = 300;

/** Somebody for whom the platform asks, and until when. */
export interface Visitor {
  readonly user: User;
  /** In milliseconds. */
  readonly until: number;
}

/**
 * What the platform that runs the app shows for people of its own who look at records, for a minute. They have no account here: the
 * token says what they may do. Its key is derived from the secret of the app for this use alone, so that no other token passes for one.
 */
export class PlatformTokens {
  readonly #key: Buffer;

  constructor(secret: Buffer) {
    this.#key = createHmac('sha256', secret).update('platform tokens').digest();
  }

  /** Undefined for what is no valid token. */
  async verify(token: string): Promise<Visitor | undefined> {
    try {
      const { payload } = await jwtVerify(token, this.#key, {
        algorithms: ['HS256'],
        typ: 'platform+jwt',
        issuer: 'modelwright',
        audience: 'application',
      });
      const { sub: id, iat, exp, email, roles } = payload;
      if (iat === undefined || exp === undefined || exp - iat > LIFETIME_SECONDS_MAX) {
        return undefined;
      }
      if (id === undefined || !isUuid(id) || typeof email !== 'string' || !isTexts(roles)) {
        return undefined;
      }
      const createdAt = new Date(iat * 1_000).toISOString();
      const user = { id, email, displayName: email, roles, active: true, createdAt, mustChangePassword: false };
      return { user, until: exp * 1_000 };
    } catch {
      return undefined;
    }
  }
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}
