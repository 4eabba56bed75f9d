import type { FastifyRequest } from 'fastify';
import { isUuid } from '../records/codec.ts';
import { Problem, unauthenticated } from '../problem.ts';
import type { PlatformTokens } from './platform-tokens.ts';
import type { Tokens } from './tokens.ts';
import type { User, Users } from './users.ts';

/** Somebody, and where they signed in. */
export interface SignedIn {
  readonly user: User;
  readonly session: string;
  /** For people of the platform, who have no session here: until when they are let in, in milliseconds. */
  readonly until?: number;
}

/** Where people of the platform come too: records and their files. */
const VISITED = ['/api/v1/records/', '/api/v1/files'];

/** What the types of Fastify do not say of its log. */
interface NamedLog {
  setBindings?(names: Readonly<Record<string, string>>): void;
}

/** Finds out who asks, by the access token. */
export class Authenticator {
  readonly #tokens: Tokens;
  readonly #platform: PlatformTokens;
  readonly #users: Users;

  constructor(tokens: Tokens, platform: PlatformTokens, users: Users) {
    this.#tokens = tokens;
    this.#platform = platform;
    this.#users = users;
  }

  /** Whoever asks, as they are now: an ended session, a disabled account or a role that was taken away counts at once. */
  async signedIn(request: FastifyRequest): Promise<SignedIn> {
    const header = request.headers.authorization;
    if (header === undefined) {
      throw unauthenticated('unauthenticated', 'Sign in to see this.');
    }
    const token = /^bearer (.+)$/i.exec(header)?.[1]?.trim() ?? '';
    const holder = (await this.#visitor(request, token)) ?? (await this.#holderOf(token));
    if (holder === undefined) {
      throw new Problem(401, 'invalid-token', 'This access token is not valid, or not any more.', {
        headers: { 'WWW-Authenticate': 'Bearer error="invalid_token"' },
      });
    }
    // of this line and of those that follow, the one that says how the request ended among them
    (request.log as NamedLog).setBindings?.({ user: holder.user.id });
    return holder;
  }

  async #visitor(request: FastifyRequest, token: string): Promise<SignedIn | undefined> {
    if (!VISITED.some((place) => request.url.startsWith(place))) {
      return undefined;
    }
    const visitor = await this.#platform.verify(token);
    return visitor && { user: visitor.user, session: '', until: visitor.until };
  }

  async #holderOf(token: string): Promise<SignedIn | undefined> {
    const claims = await this.#tokens.verify(token);
    return claims && this.holder(claims.userId, claims.session);
  }

  /** The same one as they are now; undefined where they are not signed in any more. */
  again(signedIn: SignedIn): Promise<SignedIn | undefined> {
    const { user, session, until } = signedIn;
    return until === undefined
      ? this.holder(user.id, session)
      : Promise.resolve(until > Date.now() ? signedIn : undefined);
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
