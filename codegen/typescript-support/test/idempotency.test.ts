import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import Fastify, { type FastifyInstance } from 'fastify';
import { Database } from '../src/support/database.ts';
import { Repetitions } from '../src/support/idempotency/repetitions.ts';
import { sweepKept } from '../src/support/idempotency/store.ts';
import { Problem } from '../src/support/problem.ts';
import { Sealer } from '../src/support/sealing.ts';
import { execute, startDatabase, type StartedDatabase } from './databases.ts';

const SCRIPT = new URL('../migrations/V0__accounts_and_files.sql', import.meta.url);

describe('requests that are sent again', () => {
  let started: StartedDatabase;
  let database: Database;
  let app: FastifyInstance;
  /** What the next request waits for in its midst. */
  let underWay: (() => Promise<unknown>) | undefined;

  before(async () => {
    started = await startDatabase();
    await execute(
      started.url,
      `CREATE SCHEMA app_system; ${readFileSync(SCRIPT, 'utf8')}; CREATE TABLE note (text text);`,
    );
    database = new Database({ url: started.url, poolSize: 2 }, () => undefined);
    app = serving(new Repetitions(database, new Sealer(Buffer.alloc(32, 1), 'tests'), 100));
  });

  after(async () => {
    await app.close();
    await database.close();
    await started.stop();
  });

  /** Notes are written by those who know nothing of keys. */
  function serving(repetitions: Repetitions): FastifyInstance {
    const served = Fastify();
    const caller = { userId: 'somebody', roles: [], now: '', today: '' };
    served.removeAllContentTypeParsers();
    served.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, parsed) => {
      parsed(null, body);
    });
    served.setErrorHandler((failure, _request, reply) =>
      failure instanceof Problem ? reply.code(failure.status).send({ code: failure.code }) : reply.code(500).send({}),
    );
    served.post('/notes/:size', (request, reply) =>
      repetitions.answer(request, reply, caller, async () => {
        await database.transaction((connection) => connection.query(`INSERT INTO note VALUES ('a')`));
        await database.query(`INSERT INTO note VALUES ('b')`);
        await underWay?.();
        const { size } = request.params as { readonly size: string };
        if (size === '0') {
          throw new Problem(422, 'invalid-record', 'It is not.');
        }
        return { status: 201, headers: { ETag: '"1"' }, body: JSON.stringify('x'.repeat(Number(size))) };
      }),
    );
    return served;
  }

  async function post(key: string, size = 3, body = 'a', on = app): Promise<readonly [number, string]> {
    const headers = { 'idempotency-key': key, 'content-type': 'text/plain' };
    const { statusCode, payload } = await on.inject({ method: 'POST', url: `/notes/${size}`, headers, payload: body });
    return [statusCode, payload];
  }

  async function count(table: string): Promise<number> {
    const [row] = await database.query(`SELECT count(*)::int FROM ${table}`);
    return Number(row?.[0]);
  }

  async function clear(): Promise<void> {
    await execute(started.url, 'TRUNCATE note, app_system.idempotency');
  }

  test('one that went well acts once, and its answer is kept sealed', async () => {
    await clear();
    assert.deepEqual(await post('key'), [201, '"xxx"']);
    assert.deepEqual(await post('key'), [201, '"xxx"']);
    assert.deepEqual(await post('key', 3, 'b'), [422, '{"code":"idempotency-key-reused"}']);
    assert.equal(await count('note'), 2);
    const [row] = await database.query('SELECT sealed FROM app_system.idempotency');
    assert.doesNotMatch(String(row?.[0]), /xxx/);
  });

  test('one that was refused leaves nothing, and its key free', async () => {
    await clear();
    assert.deepEqual(await post('key', 0), [422, '{"code":"invalid-record"}']);
    assert.deepEqual([await count('note'), await count('app_system.idempotency')], [0, 0]);
    assert.deepEqual(await post('key', 0, 'b'), [422, '{"code":"invalid-record"}']);
  });

  test('an answer that cannot be kept undoes what was done', async () => {
    await clear();
    await execute(started.url, `ALTER TABLE app_system.idempotency ADD CONSTRAINT none CHECK (sealed = 'none')`);
    assert.equal((await post('key'))[0], 500);
    await execute(started.url, 'ALTER TABLE app_system.idempotency DROP CONSTRAINT none');
    assert.deepEqual([await count('note'), await count('app_system.idempotency')], [0, 0]);
  });

  test('one that comes while the first is under way is refused, and does not wait', async () => {
    await clear();
    const entered = Promise.withResolvers<undefined>();
    const left = Promise.withResolvers<undefined>();
    underWay = () => {
      underWay = undefined;
      entered.resolve(undefined);
      return left.promise;
    };
    const first = post('key');
    await entered.promise;
    const second = await post('key');
    left.resolve(undefined);
    assert.deepEqual(second, [409, '{"code":"idempotency-in-progress"}']);
    assert.deepEqual(await first, [201, '"xxx"']);
    assert.equal(await count('note'), 2);
  });

  test('answers are forgotten after their day, and those that are not there any more are told', async () => {
    await clear();
    await post('key');
    const other = serving(new Repetitions(database, new Sealer(Buffer.alloc(32, 2), 'tests'), 100));
    assert.deepEqual(await post('key', 3, 'a', other), [409, '{"code":"idempotency-reply-lost"}']);
    await other.close();
    assert.equal(await sweepKept(database), 0);
    await execute(started.url, `UPDATE app_system.idempotency SET expires_at = expires_at - interval '24 hours'`);
    assert.deepEqual(await post('key', 3, 'b'), [201, '"xxx"']);
    await execute(started.url, `UPDATE app_system.idempotency SET expires_at = expires_at - interval '24 hours'`);
    assert.equal(await sweepKept(database), 1);
    await post('large', 1024 * 1024);
    assert.deepEqual(await post('large', 1024 * 1024), [409, '{"code":"idempotency-reply-too-large"}']);
  });

  test('keys are visible characters of ASCII', async () => {
    for (const key of ['', 'a b', 'x'.repeat(256)]) {
      assert.deepEqual(await post(key), [400, '{"code":"malformed-idempotency-key"}']);
    }
  });
});
