import { jwtVerify, SignJWT } from 'jose';
import { createHmac } from 'node:crypto';
import { newId } from '../ids.ts';

export const LIFETIME_SECONDS = 900;
const ALGORITHM = 'HS256';
/** Of access tokens (RFC 9068), so that no other kind of token passes for one. */
const TYPE = 'at+jwt';
const KEPT_MAX = 10_000;

/** Whom an access token was given to. */
export interface Claims {
  readonly userId: string;
  readonly session: string;
}

/** Access tokens: signed, valid for a quarter of an hour. */
export class Tokens {
  readonly #key: Buffer;
  readonly #issuer: string;
  /** Tokens whose signature was found right, so that it is looked at once. */
  readonly #verified = new Map<string, { readonly claims: Claims; readonly expires: number }>();

  constructor(secret: Buffer, issuer: string) {
    this.#key = createHmac('sha256', secret).update('access tokens').digest();
    this.#issuer = issuer;
  }

  issue(claims: Claims): Promise<string> {
    return new SignJWT({ sid: claims.session })
      .setProtectedHeader({ alg: ALGORITHM, typ: TYPE })
      .setSubject(claims.userId)
      .setIssuer(this.#issuer)
      .setAudience(this.#issuer)
      .setJti(newId())
      .setIssuedAt()
      .setExpirationTime(`${LIFETIME_SECONDS}s`)
      .sign(this.#key);
  }

  /** Undefined for what is no valid token. */
  async verify(token: string): Promise<Claims | undefined> {
    const known = this.#verified.get(token);
    if (known !== undefined) {
      return known.expires > Date.now() ? known.claims : undefined;
    }
    try {
      const { payload } = await jwtVerify(token, this.#key, {
        algorithms: [ALGORITHM],
        typ: TYPE,
        issuer: this.#issuer,
        audience: this.#issuer,
      });
      const { sub, exp, sid } = payload;
      if (sub === undefined || exp === undefined || typeof sid !== 'string') {
        return undefined;
      }
      const claims = { userId: sub, session: sid };
      this.#keep(token, claims, exp * 1_000);
      return claims;
    } catch {
      return undefined;
    }
  }

  #keep(token: string, claims: Claims, expires: number): void {
    if (this.#verified.size >= KEPT_MAX) {
      this.#verified.clear();
    }
    this.#verified.set(token, { claims, expires });
  }
}
