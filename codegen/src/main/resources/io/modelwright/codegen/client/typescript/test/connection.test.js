import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { Connection } from '../dist/runtime/connection.js';
import { Problem } from '../dist/runtime/problem.js';
import { passwordSignIn } from '../dist/runtime/tokens.js';
import { ScriptedServer } from './scripted-server.js';

const AT_ONCE = { 'Retry-After': '0' };
const READ = { method: 'GET', path: 'x/1' };
const WRITE = { method: 'POST', path: 'x', body: {} };
const KEYED = { ...WRITE, headers: { 'Idempotency-Key': 'k' } };

/** What is sent, how often, and what comes of it. */
describe('Connection', () => {
  let server;

  beforeEach(async () => {
    server = await ScriptedServer.start();
  });

  afterEach(() => server.stop());

  const connection = (options = {}, agent = '') => new Connection({ server: server.url, token: 't', ...options }, agent);

  const signedIn = () =>
    connection({ token: passwordSignIn({ server: server.url, email: 'me@example.org', password: 'secret' }) });

  it('tries reads again when the server is busy', async () => {
    server.answer(503, {}, AT_ONCE).answer(429, {}, AT_ONCE).answer(200, { id: '1' });

    assert.deepEqual(await connection().call(READ), { id: '1' });
    assert.equal(server.seen.length, 3);
  });

  it('tries reads again when the connection breaks', async () => {
    server.breakOff().breakOff().answer(200, { id: '1' });

    assert.deepEqual(await connection().call(READ), { id: '1' });
  });

  it('bounds the tries', async () => {
    for (let i = 0; i < 9; i++) {
      server.answer(503, {}, AT_ONCE);
    }

    await assert.rejects(connection().call(READ), Problem);
    assert.equal(server.seen.length, 4);
    await assert.rejects(connection({ attempts: 1 }).call(READ), Problem);
    assert.equal(server.seen.length, 5);
  });

  it('ends where the server wants a longer pause than a call may take', async () => {
    server.answer(503, {}, { 'Retry-After': '20' });

    await assert.rejects(connection({ deadlineMs: 5_000 }).call(READ), { status: 503, retryAfter: 20 });
    assert.equal(server.seen.length, 1);
  });

  it('sends writes without a key once', async () => {
    server.answer(503, {}, AT_ONCE);

    await assert.rejects(connection().call(WRITE), Problem);
    assert.equal(server.seen.length, 1);
  });

  it('waits for the first try of a write with a key', async () => {
    server
      .answer(503, {}, AT_ONCE)
      .answer(409, { type: 'urn:modelwright:problem:idempotency-in-progress' }, AT_ONCE)
      .answer(201, { id: '1' });

    assert.deepEqual(await connection().call(KEYED), { id: '1' });
    assert.equal(server.seen[2].headers['idempotency-key'], 'k');
  });

  it('does not try other conflicts again', async () => {
    server.answer(409, { type: 'urn:modelwright:problem:idempotency-reply-too-large' }, AT_ONCE);

    await assert.rejects(connection().call(KEYED), { code: 'idempotency-reply-too-large' });
    assert.equal(server.seen.length, 1);
  });

  it('tells status, code and fields of problems', async () => {
    server.answer(422, {
      type: 'urn:modelwright:problem:invalid-record',
      title: 'T',
      detail: 'D',
      current: 7,
      errors: [{ pointer: '/title', code: 'required', message: 'Missing.' }],
    });

    const problem = await connection()
      .call(WRITE)
      .catch((failure) => failure);

    assert.ok(problem instanceof Problem);
    assert.deepEqual([problem.status, problem.code, problem.title], [422, 'invalid-record', 'T']);
    assert.equal(problem.body.current, 7);
    assert.equal(problem.errors[0].pointer, '/title');
  });

  it('makes problems of answers that are no JSON, and does not try them again', async () => {
    server.answer(200, '<html>Sign in to this network</html>');

    await assert.rejects(connection().call(READ), { name: 'Problem', status: 200, code: 'unknown' });
    assert.equal(server.seen.length, 1);
  });

  it('gives up a body that never ends', async () => {
    server.stall();

    await assert.rejects(connection({ timeoutMs: 300, attempts: 1 }).call(READ), { name: 'TimeoutError' });
  });

  it('ends when it is told to', async () => {
    server.stall();

    await assert.rejects(connection().call({ ...READ, signal: AbortSignal.timeout(100) }), { name: 'TimeoutError' });
    assert.equal(server.seen.length, 1);
  });

  it('follows no redirects', async () => {
    server.answer(302, '', { Location: `${server.url}/elsewhere` });

    await assert.rejects(connection().call(READ), Problem);
    assert.equal(server.seen.length, 1);
  });

  it('has own paths for the apps of a platform', async () => {
    server.answer(200, {});

    await connection({ app: 'my app' }, 'tests/1').call(READ);

    assert.equal(server.seen[0].path, '/api/v1/apps/my%20app/records/x/1');
    assert.equal(server.seen[0].headers.authorization, 'Bearer t');
    assert.equal(server.seen[0].headers['user-agent'], 'tests/1');
  });

  it('sends by the fetch that it is given', async () => {
    const own = () => Promise.resolve(new Response('{"id": "own"}'));

    assert.deepEqual(await connection({ fetch: own }).call(READ), { id: 'own' });
  });

  it('renews an ended token once', async () => {
    server.signIn('a').answer(401, {}).signIn('b').answer(200, {});

    await signedIn().call(READ);

    assert.equal(server.seen[2].path, '/api/v1/auth/login');
    assert.equal(server.seen[3].headers.authorization, 'Bearer b');
  });

  it('tries sign-ins again, whatever they are for', async () => {
    server.answer(503, {}, AT_ONCE).signIn('a').answer(201, { id: '1' });

    await signedIn().call(WRITE);

    assert.equal(server.seen.length, 3);
  });

  it('does not repeat a refused sign-in', async () => {
    server.answer(401, {});
    const own = signedIn();

    for (let i = 0; i < 12; i++) {
      await assert.rejects(own.call(READ), { status: 401 });
    }
    assert.equal(server.seen.length, 1);
  });

  it('waits with signing in as long as the server asks', async () => {
    server.answer(429, {}, { 'Retry-After': '600' });
    const own = signedIn();

    for (let i = 0; i < 3; i++) {
      await assert.rejects(own.call(READ), { status: 429 });
    }
    assert.equal(server.seen.length, 1);
  });

  it('signs in once for many calls', async () => {
    server.signIn('a').answer(200, {}).answer(200, {});
    const own = signedIn();

    await Promise.all([own.call(READ), own.call(READ)]);

    assert.equal(server.seen.filter((one) => one.path.endsWith('/auth/login')).length, 1);
  });
});
