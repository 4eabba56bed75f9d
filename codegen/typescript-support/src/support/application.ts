import type { FastifyInstance } from 'fastify';
import { setTimeout as after } from 'node:timers/promises';
import { ADMIN, RightsOfRoles } from './access.ts';
import { checkPassword, hashPassword, oneTimePassword } from './auth/passwords.ts';
import { PlatformTokens } from './auth/platform-tokens.ts';
import { Authenticator } from './auth/principal.ts';
import { RefreshCookie } from './auth/cookie.ts';
import { registerAuthRoutes } from './auth/routes.ts';
import { registerSessionRoutes } from './auth/session-routes.ts';
import { Sessions } from './auth/sessions.ts';
import { Tokens } from './auth/tokens.ts';
import { Users, type User } from './auth/users.ts';
import { Database } from './database.ts';
import { ChangeRelay } from './events/relay.ts';
import { registerEventRoutes } from './events/routes.ts';
import { FileBinding } from './files/binding.ts';
import { Blobs } from './files/blobs.ts';
import { FileCollection } from './files/collection.ts';
import { FileLinks } from './files/links.ts';
import { FileReading } from './files/reading.ts';
import { registerFileRoutes } from './files/routes.ts';
import { Files } from './files/service.ts';
import { RecordHistory } from './history/service.ts';
import { forgetAnswers } from './idempotency/collection.ts';
import { Repetitions } from './idempotency/repetitions.ts';
import { registerOperations } from './http/operations.ts';
import { registerDocuments } from './http/documents.ts';
import { createServer } from './http/server.ts';
import { migrate } from './migrations.ts';
import type { Model, Values } from './model.ts';
import { Faults, notFound } from './problem.ts';
import { Cursors } from './records/cursors.ts';
import type { EntityHooks } from './records/hooks.ts';
import type { RecordRoutesContext } from './records/routes.ts';
import { Records } from './records/service.ts';
import { requestOf } from './requests.ts';
import { Sealer } from './sealing.ts';
import { loadSamples } from './seed.ts';
import type { Settings } from './settings.ts';
import { stop } from './stopping.ts';
import { RecordTransfer } from './transfer/service.ts';

/** What a form adds to the file in it, in bytes. */
const FORM = 64 * 1024;

/** What makes an app of these parts this one. */
export interface Definition {
  readonly name: string;
  readonly model: Model;
  readonly hooks: ReadonlyMap<string, EntityHooks<Values>>;
  readonly migrations: string;
  /** Where `openapi.json` and `meta.json` are. */
  readonly documents: string;
  /** Where the sample records are. */
  readonly samples: string;
  readonly registerRoutes: (app: FastifyInstance, context: RecordRoutesContext) => void;
}

/** The app, ready to listen: its database is up to date, and somebody can sign in. */
export async function createApplication(definition: Definition, settings: Settings): Promise<FastifyInstance> {
  const app = createServer(settings);
  const onIdleFailure = (failure: Error): void => {
    app.log.warn({ err: failure }, 'an idle connection to the database broke');
  };
  const { databaseUrl: url, poolSize } = settings;
  const database = new Database({ url, poolSize }, onIdleFailure);
  const health = new Database({ url, poolSize: 1, patience: 1_000, silence: 1_000 }, onIdleFailure);
  app.addHook('onClose', async () => {
    await Promise.all([database.close(), health.close()]);
  });
  try {
    const run = await migrate(database, definition.migrations, settings.schemaUpTo);
    app.log.info({ versions: run }, 'the database is up to date');
    const first = await ensureAdmin(new Users(database), settings);
    registerOperations(app, health);
    const records = register(app, definition, settings, database);
    if (first !== undefined && settings.seed) {
      const request = requestOf(first, definition.model.timeZone);
      const count = await loadSamples(records, definition.model, definition.samples, request);
      app.log.info({ count }, 'sample records are loaded');
    }
    await app.ready();
    return app;
  } catch (failure) {
    await app.close();
    throw failure;
  }
}

function register(app: FastifyInstance, definition: Definition, settings: Settings, database: Database): Records {
  const { model, hooks } = definition;
  const { timeZone } = model;
  const users = new Users(database);
  const tokens = new Tokens(settings.secret, definition.name);
  const authenticator = new Authenticator(tokens, new PlatformTokens(settings.secret), users);
  const rights = new RightsOfRoles(model);
  const reading = new FileReading(model, rights);
  const records = new Records({
    database,
    model,
    hooks,
    rights,
    cursors: new Cursors(new Sealer(settings.secret, 'cursors'), model.version),
    secrets: new Sealer(settings.secret, 'secrets'),
    files: new FileBinding(reading),
  });
  const sessions = new Sessions(database);
  const cookie = new RefreshCookie(settings.publicOrigin);
  registerAuthRoutes(app, { database, users, tokens, sessions, cookie, authenticator, model });
  registerSessionRoutes(app, { sessions, tokens, cookie });
  const files = keepFiles(app, settings, database, reading);
  const links = new FileLinks(new Sealer(settings.secret, 'links to files'));
  const repetitions = new Repetitions(
    database,
    new Sealer(settings.secret, 'repeated requests'),
    settings.fileSizeMax + FORM,
  );
  forgetAnswers(app, database);
  registerFileRoutes(app, { files, links, repetitions, authenticator, timeZone });
  const history = new RecordHistory(database, rights, records);
  const transfer = new RecordTransfer(database, model, rights, records);
  const relay = new ChangeRelay(database, app.log);
  app.addHook('preClose', () => relay.close());
  registerEventRoutes(app, { database, model, rights, relay, authenticator });
  definition.registerRoutes(app, { database, records, history, transfer, repetitions, authenticator, timeZone });
  registerDocuments(app, definition.documents, authenticator, model);
  app.all('/api/v1/records/*', async (request) => {
    await authenticator.settledCaller(request);
    throw notFound('entity');
  });
  return records;
}

function keepFiles(app: FastifyInstance, settings: Settings, database: Database, reading: FileReading): Files {
  const blobs = new Blobs(settings.filesFolder);
  const collection = new FileCollection(database, blobs, app.log);
  app.addHook('onReady', (done) => {
    collection.start();
    done();
  });
  app.addHook('onClose', (_app, done) => {
    collection.stop();
    done();
  });
  return new Files(database, blobs, reading, settings.fileSizeMax);
}

/** Makes the first account where there is none; without a password given, one that has to be changed, which is shown once. */
async function ensureAdmin(users: Users, settings: Settings): Promise<User | undefined> {
  if (!(await users.isEmpty())) {
    return undefined;
  }
  const password = settings.adminPassword ?? oneTimePassword();
  const faults = new Faults();
  checkPassword(password, '', faults);
  for (const fault of faults.found) {
    throw new Error(`ADMIN_PASSWORD: ${fault.message}`);
  }
  const added = await users.add({
    email: settings.adminEmail,
    displayName: 'Administrator',
    passwordHash: await hashPassword(password),
    roles: [ADMIN],
    mustChangePassword: settings.adminPassword === undefined,
  });
  if (added !== undefined && settings.adminPassword === undefined) {
    // not by way of the log, whose level may leave it out
    process.stdout.write(`The first account is ${settings.adminEmail} with the one-time password ${password}\n`);
  }
  return added;
}

/** How long the process goes on taking requests after it was asked to end, for how long it then finishes them. */
const DRAIN_MILLISECONDS = 2_000;
const PATIENCE_MILLISECONDS = 5_000;
const END_MILLISECONDS = 9_000;

/** Runs the app until the process is asked to end; then finishes the requests that are there. */
export async function run(definition: Definition, settings: Settings): Promise<void> {
  const signal = new Promise<NodeJS.Signals>((resolve) => {
    for (const name of ['SIGINT', 'SIGTERM'] as const) {
      process.once(name, resolve);
    }
  });
  const app = await Promise.race([createApplication(definition, settings), signal]);
  if (typeof app === 'string') {
    // whatever migration is running is undone by the database
    process.exit(0);
  }
  await app.listen({ host: settings.host, port: settings.port });
  const name = await signal;
  app.log.info({ signal: name }, 'stopping');
  setTimeout(() => {
    app.log.error('did not stop in time');
    process.exit(1);
  }, END_MILLISECONDS).unref();
  // somebody at a terminal has nobody in front who shares requests out
  const drain = (): Promise<void> => after(name === 'SIGINT' ? 0 : DRAIN_MILLISECONDS);
  await stop(app, { drain, patience: PATIENCE_MILLISECONDS });
  process.exit(0);
}
