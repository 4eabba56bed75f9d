import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { Database, isTooSlow, isUnavailable, type Connection } from '../src/support/database.ts';
import { migrate } from '../src/support/migrations.ts';
import { raw, Statement } from '../src/support/sql.ts';
import { execute, startDatabase, type StartedDatabase } from './databases.ts';

describe('the database', () => {
  let started: StartedDatabase;
  let database: Database;
  const idle: Error[] = [];

  before(async () => {
    started = await startDatabase();
    database = new Database({ url: started.url, poolSize: 3 }, (failure) => idle.push(failure));
  });

  after(async () => {
    await database.close();
    await started.stop();
  });

  async function failureOf(work: (connection: Connection) => Promise<unknown>): Promise<unknown> {
    return database.transaction(work).then(
      () => undefined,
      (failure: unknown) => failure,
    );
  }

  async function pid(connection: Connection): Promise<number> {
    const [row] = await connection.query('SELECT pg_backend_pid()');
    return row?.[0] as number;
  }

  test('a connection that is lost within a transaction fails the transaction, and nothing else', async () => {
    const failure = await failureOf(async (connection) => {
      await execute(started.url, `SELECT pg_terminate_backend(${await pid(connection)}, 5000)`);
      await connection.query('SELECT 1');
    });
    assert.ok(isUnavailable(failure), String(failure));
    assert.deepEqual(await database.query('SELECT 2'), [[2]]);
  });

  test('a failure that nobody passes on does not pass for a commit', async () => {
    await database.query('CREATE TABLE kept (n integer)');
    const failure = await failureOf(async (connection) => {
      await connection.query('INSERT INTO kept VALUES (1)');
      await connection.query('SELECT 1/0').catch(() => undefined);
    });
    assert.match(String(failure), /could not be committed/);
    assert.deepEqual(await database.query('SELECT * FROM kept'), []);
    assert.equal(await failureOf((connection) => connection.query('INSERT INTO kept VALUES (1)')), undefined);
    assert.deepEqual(await database.query('SELECT * FROM kept'), [[1]]);
  });

  test('what takes too long is told from what cannot be reached', async () => {
    const slow = await failureOf(async (connection) => {
      await connection.query('SET LOCAL statement_timeout = 20');
      await connection.query('SELECT pg_sleep(60)');
    });
    assert.ok(isTooSlow(slow));
    assert.ok(!isUnavailable(slow));
    const locked = await database.transaction(async (holder) => {
      await holder.query('LOCK TABLE kept');
      return failureOf(async (connection) => {
        await connection.query('SET LOCAL lock_timeout = 20');
        await connection.query('SELECT * FROM kept');
      });
    });
    assert.ok(isUnavailable(locked), String(locked));
    assert.ok(!isTooSlow(locked));
  });

  test('a URL does not change what connections are like', async () => {
    const options = encodeURIComponent('-c search_path=pg_catalog -c timezone=Asia/Tokyo');
    const other = new Database(
      { url: `${started.url}?options=${options}&statement_timeout=0`, poolSize: 1 },
      (failure) => idle.push(failure),
    );
    try {
      const names = ['timezone', 'intervalstyle', 'search_path', 'statement_timeout', 'lock_timeout'];
      const shown = await Promise.all(names.map(async (name) => (await other.query(`SHOW ${name}`))[0]?.[0]));
      assert.deepEqual(shown, ['UTC', 'iso_8601', 'pg_catalog', '30s', '5s']);
      assert.deepEqual(await other.query("SELECT timestamptz '2027-01-31 12:00+09', interval '90 minutes'"), [
        ['2027-01-31T03:00:00Z', 'PT1H30M'],
      ]);
    } finally {
      await other.close();
    }
  });

  test('statements are prepared when they come again, and a connection keeps a bounded number of them', async () => {
    const own = new Database({ url: started.url, poolSize: 1 }, (failure) => idle.push(failure));
    const count = async (): Promise<unknown> =>
      (await own.query('SELECT count(*)::int FROM pg_prepared_statements'))[0]?.[0];
    try {
      const often = new Statement(raw('SELECT 42'));
      await own.run(often, {});
      assert.equal(await count(), 0);
      await own.run(often, {});
      assert.equal(await count(), 1);
      for (let i = 0; i < 1_050; i++) {
        const statement = new Statement(raw(`SELECT ${i}`));
        await own.run(statement, {});
        await own.run(statement, {});
      }
      assert.ok(((await count()) as number) < 1_000);
    } finally {
      await own.close();
    }
  });

  test('migrations wait for those of another process for as long as they take', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'migrations-'));
    writeFileSync(
      join(folder, 'V1__settings.sql'),
      `CREATE TABLE seen AS SELECT current_setting('statement_timeout') AS statement,
      current_setting('lock_timeout') AS lock`,
    );
    const one = await Promise.all([migrate(database, folder), migrate(database, folder)]);
    assert.deepEqual(one.flat(), ['1']);
    assert.deepEqual(await database.query('SELECT * FROM seen'), [['0', '10s']]);

    // a newer app was here
    await database.query(
      "INSERT INTO app_system.migration (version, description, checksum) VALUES ('7.1', 'later', 'x')",
    );
    await assert.rejects(migrate(database, folder), /7\.1; start the newer one/);
    await assert.rejects(migrate(database, folder, 6), /7\.1; start the newer one/);
    assert.deepEqual(await migrate(database, folder, 7), []);
  });
});

test('a server that says nothing any more is given up', async () => {
  const sockets: Socket[] = [];
  const message = (type: string, body: readonly number[]): Buffer => {
    const length = Buffer.alloc(4);
    length.writeInt32BE(body.length + 4);
    return Buffer.concat([Buffer.from(type), length, Buffer.from(body)]);
  };
  const ready = message('Z', ['I'.charCodeAt(0)]);
  const server = createServer((socket) => {
    sockets.push(socket);
    // signed in, set up, then silent
    const answers = [
      Buffer.concat([message('R', [0, 0, 0, 0]), ready]),
      Buffer.concat([message('C', [...Buffer.from('SET\0')]), ready]),
    ];
    socket.on('data', () => socket.write(answers.shift() ?? ''));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const settings = { url: `postgres://x:x@127.0.0.1:${port}/x`, poolSize: 1, silence: 20 };
  const silent = new Database(settings, () => undefined);
  for (let i = 0; i < 2; i++) {
    const failure: unknown = await silent
      .transaction((connection) => connection.query('SELECT 1'))
      .catch((lost: unknown) => lost);
    assert.match(String(failure), /Query read timeout/);
    assert.ok(isUnavailable(failure), String(failure));
  }
  assert.equal(sockets.length, 2);
  await silent.close();
  sockets.forEach((socket) => socket.destroy());
  server.close();
});
