import type { FastifyRequest } from 'fastify';
import { isUuid } from '../records/codec.ts';
import { Problem, unauthenticated } from '../problem.ts';
import type { Tokens } from './tokens.ts';
import type { User, Users } from './users.ts';

/** Finds out who asks, by the access token. */
export class Authenticator {
  readonly #tokens: Tokens;
  readonly #users: Users;

  constructor(tokens: Tokens, users: Users) {
    this.#tokens = tokens;
    this.#users = users;
  }

  /** Whoever asks, as they are now: a disabled account or a role that was taken away counts at once. */
  async caller(request: FastifyRequest): Promise<User> {
    const header = request.headers.authorization;
    if (header === undefined) {
      throw unauthenticated('unauthenticated', 'Sign in to see this.');
    }
    const token = /^bearer (.+)$/i.exec(header)?.[1]?.trim() ?? '';
    const claims = await this.#tokens.verify(token);
    const user = claims === undefined || !isUuid(claims.userId) ? undefined : await this.#users.find(claims.userId);
    if (user === undefined || !user.active || user.epoch !== claims?.epoch) {
      throw new Problem(401, 'invalid-token', 'This access token is not valid, or not any more.', {
        headers: { 'WWW-Authenticate': 'Bearer error="invalid_token"' },
      });
    }
    return user;
  }

  /** The caller, who has a password of their own. */
  async settledCaller(request: FastifyRequest): Promise<User> {
    const user = await this.caller(request);
    if (user.mustChangePassword) {
      throw new Problem(
        403,
        'password-change-required',
        'Change your one-time password first: PUT /api/v1/me/password.',
      );
    }
    return user;
  }
}
