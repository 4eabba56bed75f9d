import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Client } from './client.ts';
import type { Harness } from './harness.ts';

const PASSWORD = 'another horse battery stapler';

/** Signing in, accounts, and what is open to everybody. */
export function testAccounts(harness: () => Harness): void {
  describe('accounts', () => {
    test('a wrong password is as wrong as an address that nobody has', async () => {
      const nobody = new Client(harness().base, '');
      for (const email of ['admin@example.com', 'nobody@example.com']) {
        const reply = await nobody.post('/api/v1/auth/login', { email, password: 'not the password' });
        assert.equal(reply.status, 401);
        assert.equal(reply.body['type'], 'urn:modelwright:problem:wrong-credentials');
      }
    });

    test('a token that was tampered with is none', async () => {
      const reply = await new Client(harness().base, 'eyJhbGciOiJub25lIn0.e30.').get('/api/v1/me');
      assert.equal(reply.status, 401);
      assert.equal(reply.body['type'], 'urn:modelwright:problem:invalid-token');
    });

    test('a changed password ends the tokens from before', async () => {
      const person = await harness().person();
      const me = await person.get('/api/v1/me');
      const body = { currentPassword: 'correct horse battery stapler', newPassword: PASSWORD };
      assert.equal((await person.put('/api/v1/me/password', { ...body, currentPassword: 'wrong' })).status, 422);
      assert.equal((await person.put('/api/v1/me/password', body)).status, 204);
      assert.equal((await person.get('/api/v1/me')).status, 401);
      const again = await Client.signedIn(harness().base, me.body['email'] as string, PASSWORD);
      assert.equal((await again.get('/api/v1/me')).status, 200);
    });

    test('whoever is not active is out at once', async () => {
      const person = await harness().person();
      const { id } = (await person.get('/api/v1/me')).body;
      const changed = await harness().admin.patch(`/api/v1/users/${String(id)}`, { active: false });
      assert.equal(changed.status, 200, changed.text);
      assert.equal((await person.get('/api/v1/me')).status, 401);
      assert.equal((await harness().admin.delete(`/api/v1/users/${String(id)}`)).status, 204);
      assert.equal((await harness().admin.get(`/api/v1/users/${String(id)}`)).status, 404);
    });

    test('users are for administrators alone', async () => {
      const person = await harness().person();
      assert.equal((await person.get('/api/v1/users')).status, 403);
      assert.equal((await person.post('/api/v1/users', {})).status, 403);
      assert.equal((await harness().admin.get('/api/v1/users?limit=1')).status, 200);
    });

    test('the last administrator stays', async () => {
      const { admin } = harness();
      const { id } = (await admin.get('/api/v1/me')).body;
      const reply = await admin.patch(`/api/v1/users/${String(id)}`, { roles: [] });
      assert.equal(reply.status, 409);
    });

    test('an address is taken once, whatever its case', async () => {
      const body = { email: 'ADMIN@example.com', password: PASSWORD, displayName: 'Another' };
      const reply = await harness().admin.post('/api/v1/users', body);
      assert.equal(reply.status, 409);
      assert.equal(reply.body['type'], 'urn:modelwright:problem:email-taken');
    });
  });

  describe('what is open to everybody', () => {
    test('health, metrics and the description of the interface', async () => {
      const nobody = new Client(harness().base, '');
      assert.deepEqual((await nobody.get('/health/live')).body, { status: 'live' });
      assert.equal((await nobody.get('/health/ready')).body['status'], 'ready');
      assert.match((await nobody.get('/metrics')).text, /http_request_duration_seconds/);
      assert.match((await nobody.get('/openapi.json')).body['openapi'] as string, /^3\.1\./);
      assert.equal((await nobody.get('/meta')).status, 401);
      assert.equal((await harness().admin.get('/meta')).status, 200);
      assert.equal((await nobody.get('/nothing')).status, 404);
    });
  });
}
