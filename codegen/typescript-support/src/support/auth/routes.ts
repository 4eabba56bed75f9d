import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ADMIN } from '../access.ts';
import type { Connection, Database } from '../database.ts';
import { formOf, jsonOf, MERGE_PATCH } from '../http/bodies.ts';
import { refuseOthers } from '../http/methods.ts';
import { limitOf } from '../http/pages.ts';
import type { Model } from '../model.ts';
import { forbidden, malformed, notFound, Problem, unauthenticated } from '../problem.ts';
import { parametersOf, requireKnown } from '../query/parameters.ts';
import { isUuid } from '../records/codec.ts';
import type { RefreshCookie } from './cookie.ts';
import { AttemptLimiter } from './limiter.ts';
import { hashPassword, isPassword, NOBODYS_HASH, passwordFault } from './passwords.ts';
import type { Authenticator } from './principal.ts';
import { sendGrant } from './session-routes.ts';
import { endSessions, type Sessions } from './sessions.ts';
import type { Tokens } from './tokens.ts';
import { Users, type User, type UserChange } from './users.ts';

const ATTEMPTS_A_MINUTE = 10;
const EMAIL = /^[^\s@]{1,64}@[^\s@]{1,189}$/;

interface Parts {
  readonly database: Database;
  readonly users: Users;
  readonly tokens: Tokens;
  readonly sessions: Sessions;
  readonly cookie: RefreshCookie;
  readonly authenticator: Authenticator;
  readonly model: Model;
}

/** Signing in, one's own account, and the accounts of all for those who administer the app. */
export function registerAuthRoutes(app: FastifyInstance, parts: Parts): void {
  const routes = new AuthRoutes(parts);
  app.post('/api/v1/auth/login', (request, reply) => routes.login(request, reply));
  app.get('/api/v1/me', async (request) => shown(await parts.authenticator.caller(request)));
  app.put('/api/v1/me/password', (request, reply) => routes.changePassword(request, reply));
  app.get('/api/v1/users', (request) => routes.list(request));
  app.post('/api/v1/users', (request, reply) => routes.add(request, reply));
  app.get<{ Params: { id: string } }>('/api/v1/users/:id', (request) => routes.read(request, request.params.id));
  app.delete<{ Params: { id: string } }>('/api/v1/users/:id', (request, reply) =>
    routes.delete(request, reply, request.params.id),
  );
  app.patch<{ Params: { id: string } }>('/api/v1/users/:id', (request) => routes.change(request, request.params.id));
  refuseOthers(app, '/api/v1/auth/login', ['POST']);
  refuseOthers(app, '/api/v1/me', ['GET', 'HEAD']);
  refuseOthers(app, '/api/v1/me/password', ['PUT']);
  refuseOthers(app, '/api/v1/users', ['GET', 'HEAD', 'POST']);
  refuseOthers(app, '/api/v1/users/:id', ['GET', 'HEAD', 'PATCH', 'DELETE']);
}

function shown(user: User): Record<string, unknown> {
  const { id, email, displayName, roles, active, createdAt } = user;
  return { id, email, displayName, roles, active, createdAt };
}

class AuthRoutes {
  readonly #parts: Parts;
  readonly #limiter = new AttemptLimiter(ATTEMPTS_A_MINUTE);

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async login(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    this.#parts.cookie.requireOwnSite(request);
    const { email = '', password = '' } = formOf(jsonOf(request), { email: 'text', password: 'text' }, [
      'email',
      'password',
    ]);
    const keys = [`address ${request.ip}`, `account ${email.toLowerCase()}`];
    this.#limit(keys);
    const found = await this.#parts.users.findByEmail(email);
    const isRight = await isPassword(password, found?.passwordHash ?? NOBODYS_HASH);
    if (found === undefined || !isRight) {
      this.#failed(keys);
      throw wrongCredentials();
    }
    if (!found.user.active) {
      throw new Problem(403, 'account-disabled', 'This account is disabled.');
    }
    const { sessions, tokens, cookie } = this.#parts;
    const device = { agent: request.headers['user-agent'] ?? '', address: request.ip };
    const grant = await sessions.open(found.user.id, found.passwordHash, device);
    if (grant === undefined) {
      // meanwhile it has become wrong
      throw wrongCredentials();
    }
    return sendGrant(reply, grant, tokens, cookie);
  }

  #limit(keys: readonly string[]): void {
    const wait = Math.max(...keys.map((key) => this.#limiter.wait(key)));
    if (wait > 0) {
      throw new Problem(429, 'quota-exceeded', 'Too many attempts to sign in.', {
        headers: { 'Retry-After': String(wait) },
      });
    }
  }

  #failed(keys: readonly string[]): void {
    for (const key of keys) {
      this.#limiter.failed(key);
    }
  }

  /** Ends all sessions of the account. */
  async changePassword(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    const user = await this.#parts.authenticator.caller(request);
    const shape = { currentPassword: 'text', newPassword: 'text' } as const;
    const { currentPassword = '', newPassword = '' } = formOf(jsonOf(request), shape, [
      'currentPassword',
      'newPassword',
    ]);
    const keys = [`account ${user.email.toLowerCase()}`];
    this.#limit(keys);
    const found = await this.#parts.users.findByEmail(user.email);
    if (!(await isPassword(currentPassword, found?.passwordHash ?? NOBODYS_HASH))) {
      this.#failed(keys);
      throw invalid('currentPassword', 'wrong-password', 'This is not the password.');
    }
    requirePassword(newPassword, 'newPassword');
    if (newPassword === currentPassword) {
      throw invalid('newPassword', 'unchanged', 'Take another password.');
    }
    const passwordHash = await hashPassword(newPassword);
    await this.#parts.database.transaction(async (connection) => {
      await new Users(connection).change(user.id, { passwordHash, mustChangePassword: false });
      await endSessions(connection, user.id);
    });
    return reply.code(204).send();
  }

  async list(request: FastifyRequest): Promise<unknown> {
    await this.#admin(request);
    const parameters = parametersOf(request.url);
    requireKnown(parameters, ['limit', 'cursor']);
    const limit = limitOf(parameters.get('limit'));
    const after = parameters.get('cursor') ?? '';
    if (after !== '' && !isUuid(after)) {
      throw malformed('malformed-cursor', '/cursor', 'This cursor is not one of this list.');
    }
    const users = await this.#parts.users.page(after === '' ? undefined : after, limit + 1);
    const items = users.slice(0, limit);
    return { items: items.map(shown), nextCursor: users.length > limit ? (items.at(-1)?.id ?? null) : null };
  }

  async add(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    await this.#admin(request);
    const shape = { email: 'text', displayName: 'text', password: 'text', roles: 'texts' } as const;
    const {
      email = '',
      displayName = '',
      password = '',
      roles = [],
    } = formOf(jsonOf(request), shape, ['email', 'password', 'displayName']);
    if (!EMAIL.test(email)) {
      throw invalid('email', 'format', 'This must be an e-mail address.');
    }
    requirePassword(password, 'password');
    this.#requireRoles(roles);
    const passwordHash = await hashPassword(password);
    const user = await this.#parts.users.add({
      email,
      displayName: displayName,
      passwordHash,
      roles,
      mustChangePassword: false,
    });
    if (user === undefined) {
      throw new Problem(409, 'email-taken', 'There is an account with this address already.');
    }
    return reply.code(201).header('Location', `/api/v1/users/${user.id}`).send(shown(user));
  }

  async read(request: FastifyRequest, id: string): Promise<unknown> {
    await this.#admin(request);
    const user = isUuid(id) ? await this.#parts.users.find(id) : undefined;
    if (user === undefined) {
      throw notFound('user');
    }
    return shown(user);
  }

  async change(request: FastifyRequest, id: string): Promise<unknown> {
    await this.#admin(request);
    const shape = { displayName: 'text', roles: 'texts', active: 'boolean', password: 'text' } as const;
    const { password, ...form } = formOf(jsonOf(request, MERGE_PATCH), shape, []);
    if (!isUuid(id)) {
      throw notFound('user');
    }
    this.#requireRoles(form.roles ?? []);
    const change: UserChange = password === undefined ? form : { ...form, ...(await newPassword(password)) };
    const ends = change.active === false || (change.roles !== undefined && !change.roles.includes(ADMIN));
    const changed = await this.#changing(id, ends, async (users, connection) => {
      if (change.active === false || password !== undefined) {
        await endSessions(connection, id);
      }
      return users.change(id, change);
    });
    if (changed === undefined) {
      throw notFound('user');
    }
    return shown(changed);
  }

  /** Their id stays in the records that they made. */
  async delete(request: FastifyRequest, reply: FastifyReply, id: string): Promise<unknown> {
    await this.#admin(request);
    if (!isUuid(id) || !(await this.#changing(id, true, (users) => users.delete(id)))) {
      throw notFound('user');
    }
    return reply.code(204).send();
  }

  /** @param ends whether the account may administer the app no longer afterwards */
  #changing<T>(id: string, ends: boolean, change: (users: Users, connection: Connection) => Promise<T>): Promise<T> {
    return this.#parts.database.transaction(async (connection) => {
      // one at a time, so that two cannot take the last administrators away at once
      await connection.query('LOCK TABLE app_system.app_user IN SHARE ROW EXCLUSIVE MODE');
      const users = new Users(connection);
      if (ends && !(await users.hasOtherAdmin(id))) {
        throw new Problem(409, 'last-owner', 'Somebody has to administer the app.');
      }
      return change(users, connection);
    });
  }

  async #admin(request: FastifyRequest): Promise<void> {
    const user = await this.#parts.authenticator.settledCaller(request);
    if (!user.roles.includes(ADMIN)) {
      throw forbidden();
    }
  }

  #requireRoles(roles: readonly string[]): void {
    const known = [ADMIN, ...this.#parts.model.roles];
    if (!roles.every((role) => known.includes(role))) {
      throw invalid('roles', 'unknown-choice', `This must be some of: ${known.join(', ')}.`);
    }
  }
}

async function newPassword(password: string): Promise<UserChange> {
  requirePassword(password, 'password');
  return { passwordHash: await hashPassword(password), mustChangePassword: true };
}

function requirePassword(password: string, member: string): void {
  const fault = passwordFault(password);
  if (fault !== undefined) {
    throw invalid(member, 'weak-password', fault);
  }
}

function wrongCredentials(): Problem {
  return unauthenticated('wrong-credentials', 'The address or the password is wrong.');
}

function invalid(member: string, code: string, message: string): Problem {
  const findings = [{ pointer: `/${member}`, code, message }];
  return new Problem(422, 'invalid', 'The content is not valid.', { findings });
}
