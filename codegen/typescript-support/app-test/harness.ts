import type { FastifyInstance } from 'fastify';
import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { definition } from '../src/app.ts';
import { createApplication } from '../src/support/application.ts';
import { Client } from './client.ts';
import { execute, startDatabase, type StartedDatabase } from './databases.ts';
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
    try {
      return await Harness.#on(database);
    } catch (failure) {
      // a server that goes on would keep the tests from ending
      await database.stop();
      throw failure;
    }
  }

  static async #on(database: StartedDatabase): Promise<Harness> {
    const app = await createApplication(definition, {
      host: '127.0.0.1',
      port: 0,
      databaseUrl: database.url,
      poolSize: 5,
      logLevel: 'silent',
      trustProxy: false,
      secret: randomBytes(32),
      adminEmail: EMAIL,
      adminPassword: PASSWORD,
      publicOrigin: undefined,
      filesFolder: mkdtempSync(join(tmpdir(), 'test-files-')),
      fileSizeMax: 100_000,
      seed: false,
      schemaUpTo: 0,
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
