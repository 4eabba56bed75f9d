import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { refuseOthers } from '../http/methods.ts';
import { Problem } from '../problem.ts';
import { SMALL_BODY } from '../http/server.ts';
import type { RefreshCookie } from './cookie.ts';
import type { Grant, Sessions } from './sessions.ts';
import { LIFETIME_SECONDS, type Tokens } from './tokens.ts';

const AUTH = '/api/v1/auth';

interface Parts {
  readonly sessions: Sessions;
  readonly tokens: Tokens;
  readonly cookie: RefreshCookie;
}

/** Staying signed in, and signing out. */
export function registerSessionRoutes(app: FastifyInstance, parts: Parts): void {
  const routes = new SessionRoutes(parts);
  app.post(`${AUTH}/refresh`, SMALL_BODY, (request, reply) => routes.refresh(request, reply));
  app.post(`${AUTH}/logout`, SMALL_BODY, (request, reply) => routes.signOut(request, reply));
  refuseOthers(app, `${AUTH}/refresh`, ['POST']);
  refuseOthers(app, `${AUTH}/logout`, ['POST']);
}

/** Answers with an access token; the refresh token goes by cookie alone. */
export async function sendGrant(
  reply: FastifyReply,
  grant: Grant,
  tokens: Tokens,
  cookie: RefreshCookie,
): Promise<FastifyReply> {
  const accessToken = await tokens.issue({ userId: grant.userId, session: grant.session });
  return reply
    .header('Set-Cookie', cookie.set(grant.refreshToken, grant.expiresAt))
    .send({ accessToken, tokenType: 'Bearer', expiresIn: LIFETIME_SECONDS });
}

class SessionRoutes {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async refresh(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { sessions, tokens, cookie } = this.#parts;
    cookie.requireOwnSite(request);
    const token = cookie.read(request);
    if (token === undefined) {
      throw new Problem(401, 'unauthenticated', 'There is no session here. Sign in.', {
        headers: { 'WWW-Authenticate': 'Bearer' },
      });
    }
    const rotated = await sessions.rotate(token);
    if (typeof rotated === 'object') {
      return sendGrant(reply, rotated, tokens, cookie);
    }
    if (rotated === 'reused') {
      request.log.warn('a used refresh token came back: its session is ended');
    }
    throw new Problem(401, 'session-ended', 'This session has ended. Sign in again.', {
      headers: { 'WWW-Authenticate': 'Bearer', 'Set-Cookie': cookie.clear() },
    });
  }

  async signOut(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { sessions, cookie } = this.#parts;
    cookie.requireOwnSite(request);
    const token = cookie.read(request);
    if (token !== undefined) {
      await sessions.endByToken(token);
    }
    return reply.code(204).header('Set-Cookie', cookie.clear()).header('Clear-Site-Data', '"cache", "storage"').send();
  }
}
