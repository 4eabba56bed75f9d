import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ADMIN } from '../access.ts';
import type { Connection, Database } from '../database.ts';
import { formOf, jsonOf, MERGE_PATCH } from '../http/bodies.ts';
import { refuseOthers } from '../http/methods.ts';
import { cursorBehind, idBefore, limitOf } from '../http/pages.ts';
import { SMALL_BODY } from '../http/server.ts';
import type { Model } from '../model.ts';
import { Faults, forbidden, notFound, Problem, unauthenticated } from '../problem.ts';
import { parametersOf, requireKnown } from '../query/parameters.ts';
import { isUuid } from '../records/codec.ts';
import type { RefreshCookie } from './cookie.ts';
import { isEmail } from './emails.ts';
import { SignInLimits } from './limiter.ts';
import { checkPassword, hashPassword, isPassword, NOBODYS_HASH } from './passwords.ts';
import type { Authenticator } from './principal.ts';
import { sendGrant } from './session-routes.ts';
import { endSessions, type Sessions } from './sessions.ts';
import type { Tokens } from './tokens.ts';
import { Users, type User, type UserChange } from './users.ts';

const NAME_MAX = 200;

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
  app.post('/api/v1/auth/login', SMALL_BODY, (request, reply) => routes.login(request, reply));
  app.get('/api/v1/me', async (request) => shown(await parts.authenticator.caller(request)));
  app.put('/api/v1/me/password', SMALL_BODY, (request, reply) => routes.changePassword(request, reply));
  app.get('/api/v1/users', (request) => routes.list(request));
  app.post('/api/v1/users', SMALL_BODY, (request, reply) => routes.add(request, reply));
  app.get<{ Params: { id: string } }>('/api/v1/users/:id', (request) => routes.read(request, request.params.id));
  app.delete<{ Params: { id: string } }>('/api/v1/users/:id', (request, reply) =>
    routes.delete(request, reply, request.params.id),
  );
  app.patch<{ Params: { id: string } }>('/api/v1/users/:id', SMALL_BODY, (request) =>
    routes.change(request, request.params.id),
  );
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
  readonly #limits = new SignInLimits();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async login(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { users, sessions, tokens, cookie } = this.#parts;
    cookie.requireOwnSite(request);
    const shape = { email: 'text', password: 'text' } as const;
    const sent = formOf(jsonOf(request), shape, ['email', 'password']);
    const email = (sent.email ?? '').trim();
    if (!isEmail(email)) {
      throw wrongCredentials();
    }
    const account = email.toLowerCase();
    this.#count(request.ip, account);
    const found = await users.findByEmail(email);
    const isRight = await isPassword(sent.password ?? '', found?.passwordHash ?? NOBODYS_HASH);
    const device = { agent: request.headers['user-agent'] ?? '', address: request.ip };
    // somebody who may not sign in is told as little as somebody who does not know the password
    const grant =
      found !== undefined && isRight && found.user.active
        ? await sessions.open(found.user.id, found.passwordHash, device)
        : undefined;
    if (found === undefined || grant === undefined) {
      request.log.warn({ event: 'sign-in-failed', user: found?.user.id }, 'somebody could not sign in');
      throw wrongCredentials();
    }
    this.#limits.succeeded(request.ip, account);
    request.log.info({ event: 'signed-in', user: found.user.id }, 'somebody signed in');
    return sendGrant(reply, grant, tokens, cookie);
  }

  #count(address: string, account: string): void {
    const wait = this.#limits.take(address, account);
    if (wait > 0) {
      throw new Problem(429, 'quota-exceeded', 'Too many attempts to sign in.', {
        headers: { 'Retry-After': String(wait) },
      });
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
    const account = user.email.toLowerCase();
    this.#count(request.ip, account);
    const faults = new Faults();
    checkPassword(newPassword, '/newPassword', faults);
    const found = await this.#parts.users.findByEmail(user.email);
    if (await isPassword(currentPassword, found?.passwordHash ?? NOBODYS_HASH)) {
      this.#limits.succeeded(request.ip, account);
    } else {
      faults.add('wrong-password', '/currentPassword', 'This is not your password.');
    }
    if (user.mustChangePassword && newPassword === currentPassword) {
      faults.add('unchanged', '/newPassword', 'Take another password.');
    }
    refuse(faults);
    const passwordHash = await hashPassword(newPassword);
    await this.#parts.database.transaction(async (connection) => {
      await new Users(connection).change(user.id, { passwordHash, mustChangePassword: false });
      await endSessions(connection, user.id);
    });
    request.log.info({ event: 'password-changed' }, 'somebody changed their password');
    return reply.code(204).send();
  }

  async list(request: FastifyRequest): Promise<unknown> {
    await this.#admin(request);
    const parameters = parametersOf(request.url);
    requireKnown(parameters, ['limit', 'cursor']);
    const limit = limitOf(parameters.get('limit'), 'malformed-limit');
    const users = await this.#parts.users.page(idBefore(parameters.get('cursor')), limit + 1);
    const items = users.slice(0, limit);
    return { items: items.map(shown), nextCursor: users.length > limit ? cursorBehind(items.at(-1)?.id ?? '') : null };
  }

  async add(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    await this.#admin(request);
    const shape = { email: 'text', displayName: 'text', password: 'text', roles: 'texts' } as const;
    const form = formOf(jsonOf(request), shape, ['email', 'password', 'displayName']);
    const { displayName = '', password = '', roles = [] } = form;
    const email = (form.email ?? '').trim();
    const faults = new Faults();
    if (!isEmail(email)) {
      faults.format('/email', 'an e-mail address');
    }
    checkPassword(password, '/password', faults);
    checkName(displayName, faults);
    this.#checkRoles(roles, faults);
    refuse(faults);
    const passwordHash = await hashPassword(password);
    const given = [...new Set(roles)];
    const user = await this.#parts.users.add({
      email,
      displayName,
      passwordHash,
      roles: given,
      mustChangePassword: false,
    });
    if (user === undefined) {
      throw new Problem(409, 'email-taken', 'There is an account with this address already.');
    }
    request.log.info({ event: 'account-added', account: user.id, roles: user.roles }, 'an account was added');
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
    const faults = new Faults();
    checkName(form.displayName, faults);
    this.#checkRoles(form.roles ?? [], faults);
    if (password !== undefined) {
      checkPassword(password, '/password', faults);
    }
    refuse(faults);
    const change: UserChange = {
      ...form,
      ...(form.roles === undefined ? {} : { roles: [...new Set(form.roles)] }),
      ...(password === undefined ? {} : { passwordHash: await hashPassword(password), mustChangePassword: true }),
    };
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
    request.log.info({ event: 'account-changed', account: id, members: Object.keys(change) }, 'an account was changed');
    return shown(changed);
  }

  /** Their id stays in the records that they made. */
  async delete(request: FastifyRequest, reply: FastifyReply, id: string): Promise<unknown> {
    await this.#admin(request);
    if (!isUuid(id) || !(await this.#changing(id, true, (users) => users.delete(id)))) {
      throw notFound('user');
    }
    request.log.info({ event: 'account-deleted', account: id }, 'an account was deleted');
    return reply.code(204).send();
  }

  /** @param ends whether the account may administer the app no longer afterwards */
  #changing<T>(id: string, ends: boolean, change: (users: Users, connection: Connection) => Promise<T>): Promise<T> {
    return this.#parts.database.transaction(async (connection) => {
      // one at a time, so that two cannot take the last administrators away at once
      await connection.query('LOCK TABLE app_system.app_user IN SHARE ROW EXCLUSIVE MODE');
      const users = new Users(connection);
      if (ends && !(await users.hasOtherAdmin(id))) {
        throw new Problem(409, 'last-admin', 'Somebody must stay administrator.');
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

  #checkRoles(roles: readonly string[], faults: Faults): void {
    const known = [ADMIN, ...this.#parts.model.roles];
    if (!roles.every((role) => known.includes(role))) {
      faults.add('unknown-role', '/roles', `This must be some of: ${known.join(', ')}.`);
    }
  }
}

function checkName(name: string | undefined, faults: Faults): void {
  const length = name === undefined ? 1 : Array.from(name).length;
  if (length < 1 || length > NAME_MAX) {
    faults.outOfRange('/displayName', `1 to ${NAME_MAX} characters long`);
  }
}

function wrongCredentials(): Problem {
  return unauthenticated('wrong-credentials', 'The address or the password is wrong.');
}

function refuse(faults: Faults): void {
  if (faults.found.length > 0) {
    throw new Problem(422, 'invalid', 'The account is not valid.', { findings: faults.found });
  }
}
