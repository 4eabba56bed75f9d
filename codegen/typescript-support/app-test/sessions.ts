import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Client, type Reply } from './client.ts';
import type { Harness } from './harness.ts';

const EMAIL = 'admin@example.com';
const PASSWORD = 'correct horse battery stapler';

/** Staying signed in, and signing out. */
export function testSessions(harness: () => Harness): void {
  describe('sessions', () => {
    const nobody = (): Client => new Client(harness().base, '');
    const signIn = (): Promise<Reply> => nobody().post('/api/v1/auth/login', { email: EMAIL, password: PASSWORD });
    const refresh = (cookie: string, headers: Readonly<Record<string, string>> = {}): Promise<Reply> =>
      nobody().call('POST', '/api/v1/auth/refresh', undefined, { Cookie: cookie, ...headers });
    const me = (reply: Reply): Promise<Reply> =>
      new Client(harness().base, reply.body['accessToken'] as string).get('/api/v1/me');

    test('a refresh token is traded for the next one, which is for the server alone', async () => {
      const signedIn = await signIn();
      assert.match(signedIn.headers.get('set-cookie') ?? '', /; HttpOnly; SameSite=Strict$/);
      const next = await refresh(cookieOf(signedIn));
      assert.equal(next.status, 200, next.text);
      assert.notEqual(cookieOf(next), cookieOf(signedIn));
      assert.equal((await me(next)).status, 200);
      const again = await refresh(cookieOf(signedIn));
      assert.equal(cookieOf(again), cookieOf(next), 'two tabs stay in with one token');
    });

    test('a token that comes back late ends its session', async () => {
      const signedIn = await signIn();
      const next = await refresh(cookieOf(signedIn));
      await harness().query(`UPDATE app_system.refresh_token SET used_at = used_at - interval '21 seconds'`);
      const late = await refresh(cookieOf(signedIn));
      assert.equal(late.status, 401);
      assert.equal(late.body['type'], 'urn:modelwright:problem:session-ended');
      assert.match(late.headers.get('set-cookie') ?? '', /Max-Age=0/);
      assert.equal((await refresh(cookieOf(next))).status, 401);
      assert.equal((await me(next)).status, 401);
    });

    test('signing out ends the session at once', async () => {
      const signedIn = await signIn();
      const out = await nobody().call('POST', '/api/v1/auth/logout', undefined, { Cookie: cookieOf(signedIn) });
      assert.equal(out.status, 204);
      assert.equal((await refresh(cookieOf(signedIn))).status, 401);
      assert.equal((await me(signedIn)).status, 401);
    });

    test('other sites cannot use the cookie', async () => {
      const cookie = cookieOf(await signIn());
      assert.equal((await refresh(cookie, { Origin: 'https://evil.example' })).status, 403);
      assert.equal((await refresh(cookie, { Origin: harness().base })).status, 200);
    });
  });
}

function cookieOf(reply: Reply): string {
  return (reply.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
}
