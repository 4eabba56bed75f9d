import type { FastifyRequest } from 'fastify';
import { isUuid } from '../records/codec.ts';
import { Problem, unauthenticated } from '../problem.ts';
import type { Tokens } from './tokens.ts';
import type { User, Users } from './users.ts';

/** Somebody, and where they signed in. */
export interface SignedIn {
  readonly user: User;
  readonly session: string;
}

/** What the types of Fastify do not say of its log. */
interface NamedLog {
  setBindings?(names: Readonly<Record<string, string>>): void;
}

/** Finds out who asks, by the access token. */
export class Authenticator {
  readonly #tokens: Tokens;
  readonly #users: Users;

  constructor(tokens: Tokens, users: Users) {
    this.#tokens = tokens;
    this.#users = users;
  }

  /** Whoever asks, as they are now: an ended session, a disabled account or a role that was taken away counts at once. */
  async signedIn(request: FastifyRequest): Promise<SignedIn> {
    const header = request.headers.authorization;
    if (header === undefined) {
      throw unauthenticated('unauthenticated', 'Sign in to see this.');
    }
    const token = /^bearer (.+)$/i.exec(header)?.[1]?.trim() ?? '';
    const claims = await this.#tokens.verify(token);
    const holder = claims === undefined ? undefined : await this.holder(claims.userId, claims.session);
    if (holder === undefined) {
      throw new Problem(401, 'invalid-token', 'This access token is not valid, or not any more.', {
        headers: { 'WWW-Authenticate': 'Bearer error="invalid_token"' },
      });
    }
    // of this line and of those that follow, the one that says how the request ended among them
    (request.log as NamedLog).setBindings?.({ user: holder.user.id });
    return holder;
  }

  /** Undefined where they are not signed in there any more. */
  async holder(userId: string, session: string): Promise<SignedIn | undefined> {
    const user = isUuid(userId) && isUuid(session) ? await this.#users.findHolder(userId, session) : undefined;
    return user && { user, session };
  }

  async caller(request: FastifyRequest): Promise<User> {
    return (await this.signedIn(request)).user;
  }

  /** The caller, who has a password of their own. */
  async settled(request: FastifyRequest): Promise<SignedIn> {
    const signedIn = await this.signedIn(request);
    if (signedIn.user.mustChangePassword) {
      throw new Problem(
        403,
        'password-change-required',
        'Change your one-time password first: PUT /api/v1/me/password.',
      );
    }
    return signedIn;
  }

  async settledCaller(request: FastifyRequest): Promise<User> {
    return (await this.settled(request)).user;
  }
}
