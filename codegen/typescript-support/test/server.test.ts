import assert from 'node:assert/strict';
import { Agent, get, request as send, type IncomingMessage } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { Database } from '../src/support/database.ts';
import { jsonOf } from '../src/support/http/bodies.ts';
import { registerOperations } from '../src/support/http/operations.ts';
import { refuseOthers } from '../src/support/http/methods.ts';
import { createServer, SMALL_BODY } from '../src/support/http/server.ts';
import { stop } from '../src/support/stopping.ts';
import { startDatabase, type StartedDatabase } from './databases.ts';

const SETTINGS = { logLevel: 'silent', trustProxy: false } as const;

interface Gate {
  readonly opened: Promise<void>;
  readonly open: () => void;
}

function gate(): Gate {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  return {
    opened: promise,
    open: () => {
      resolve(undefined);
    },
  };
}

describe('a server that ends', () => {
  let started: StartedDatabase;
  let health: Database;

  before(async () => {
    started = await startDatabase();
    health = new Database({ url: started.url, poolSize: 1, patience: 1_000, silence: 1_000 }, () => undefined);
  });

  after(async () => {
    await health.close();
    await started.stop();
  });

  /** A server with a route that answers when the gate opens. */
  async function listening(entered: () => void, leave: Promise<void>): Promise<[FastifyInstance, string]> {
    const app = createServer(SETTINGS);
    registerOperations(app, health);
    app.get('/slow', async () => {
      entered();
      await leave;
      return { done: true };
    });
    return [app, await app.listen({ host: '127.0.0.1', port: 0 })];
  }

  test('is not ready first, then finishes what is there, and keeps no connection open', async () => {
    const [entered, leave, drained] = [gate(), gate(), gate()];
    const [app, base] = await listening(entered.open, leave.opened);
    const agent = new Agent({ keepAlive: true });
    const answer = new Promise<IncomingMessage>((resolve) => get(`${base}/slow`, { agent }, resolve));
    await entered.opened;
    assert.equal((await fetch(`${base}/health/ready`)).status, 200);
    const stopped = stop(app, { drain: () => drained.opened, patience: 60_000 });
    const ready = await fetch(`${base}/health/ready`);
    assert.equal(ready.status, 503);
    assert.deepEqual(await ready.json(), { status: 'stopping' });
    assert.equal((await fetch(`${base}/health/live`)).status, 200);
    drained.open();
    await new Promise(setImmediate);
    leave.open();
    const { statusCode, headers } = (await answer).resume();
    assert.equal(statusCode, 200);
    assert.equal(headers.connection, 'close');
    await stopped;
    agent.destroy();
  });

  test('does not wait for ever', async () => {
    const [entered, leave] = [gate(), gate()];
    const [app, base] = await listening(entered.open, leave.opened);
    const cut = assert.rejects(fetch(`${base}/slow`));
    await entered.opened;
    await stop(app, { drain: () => Promise.resolve(), patience: 20 });
    await cut;
    leave.open();
  });
});

test('bodies of a few texts are small', async () => {
  const app = createServer(SETTINGS);
  app.post('/small', SMALL_BODY, (request) => ({ read: typeof jsonOf(request) }));
  app.post('/large', (request) => ({ read: typeof jsonOf(request) }));
  const status = async (url: string, bytes: number): Promise<number> => {
    const headers = { 'content-type': 'application/json' };
    return (await app.inject({ method: 'POST', url, headers, payload: `"${'x'.repeat(bytes - 2)}"` })).statusCode;
  };
  assert.equal(await status('/small', 16 * 1024), 200);
  assert.equal(await status('/small', 16 * 1024 + 1), 413);
  assert.equal(await status('/large', 900_000), 200);
  await app.close();
});

for (const framing of ['Content-Length', 'Transfer-Encoding'] as const) {
  test(`who sends too much by ${framing} sees why, and goes on`, async (context) => {
    const app = createServer(SETTINGS);
    app.post('/', SMALL_BODY, () => 'taken');
    await app.listen({ host: '127.0.0.1', port: 0 });
    context.after(() => app.close());
    const { port } = app.server.address() as AddressInfo;
    const socket = connect(port, '127.0.0.1');
    context.after(() => socket.destroy());
    const size = 8 * 1024 * 1024;
    const head = 'POST / HTTP/1.1\r\nHost: here\r\nContent-Type: application/json\r\n';
    const [length, before, behind] =
      framing === 'Content-Length'
        ? [`Content-Length: ${size}`, '', '']
        : ['Transfer-Encoding: chunked', `${size.toString(16)}\r\n`, '\r\n0\r\n\r\n'];
    socket.write(`${head}${length}\r\n\r\n${before}`);
    socket.write(Buffer.alloc(size, ' '));
    socket.write(`${behind}${head}Content-Length: 2\r\n\r\n""`);
    let seen = '';
    for await (const chunk of socket as AsyncIterable<Buffer>) {
      seen += chunk.toString();
      if (seen.includes('taken')) {
        break;
      }
    }
    assert.match(seen, /^HTTP\/1\.1 413 [^]*body-too-large[^]*HTTP\/1\.1 200 [^]*taken$/);
  });
}

test('the client is who the proxies in front say, where there are any', async () => {
  const seen = async (trustProxy: string | number | false, forwarded: string): Promise<string> => {
    const app = createServer({ ...SETTINGS, trustProxy });
    app.get('/', (request) => ({ ip: request.ip }));
    const reply = await app.inject({ url: '/', headers: { 'x-forwarded-for': forwarded } });
    await app.close();
    return reply.json<{ ip: string }>().ip;
  };
  assert.equal(await seen(false, '203.0.113.7'), '127.0.0.1');
  assert.equal(await seen(1, '198.51.100.1, 203.0.113.7'), '203.0.113.7');
  assert.equal(await seen(2, '198.51.100.1, 203.0.113.7'), '198.51.100.1');
  assert.equal(await seen('127.0.0.1', '198.51.100.1, 203.0.113.7'), '203.0.113.7');
  assert.equal(await seen('10.0.0.0/8', '203.0.113.7'), '127.0.0.1');
});

test('what Fastify refuses is a problem with the headers of all', async (context) => {
  const app = createServer(SETTINGS);
  app.get('/:id', () => 'found');
  refuseOthers(app, '/:id', ['GET', 'HEAD']);
  const base = await app.listen({ host: '127.0.0.1', port: 0 });
  context.after(() => app.close());
  for (const [path, status] of [
    ['/%zz', 400],
    [`/${'x'.repeat(501)}`, 404],
    ['/a/b', 404],
  ] as const) {
    const reply = await new Promise<IncomingMessage>((resolve) => send(`${base}${path}`, resolve).end());
    reply.resume();
    assert.equal(reply.statusCode, status);
    assert.match(reply.headers['content-type'] ?? '', /^application\/problem\+json/);
    assert.equal(reply.headers['x-content-type-options'], 'nosniff');
  }
  assert.equal((await app.inject({ method: 'OPTIONS', url: '/a' })).headers['allow'], 'GET, HEAD');
});
