import assert from 'node:assert/strict';
import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { describe, test } from 'node:test';
import { SignJWT, type JWTPayload } from 'jose';
import { PlatformTokens } from '../src/support/auth/platform-tokens.ts';
import { Tokens } from '../src/support/auth/tokens.ts';

const SECRET = randomBytes(32);
const KEY = createHmac('sha256', SECRET).update('platform tokens').digest();
const ID = randomUUID();

interface Changed {
  readonly typ?: string;
  readonly claims?: JWTPayload;
  readonly life?: number;
  readonly key?: Buffer;
}

function made({ typ = 'platform+jwt', claims = {}, life = 60, key = KEY }: Changed = {}): Promise<string> {
  const now = Math.floor(Date.now() / 1_000);
  const whole = { iss: 'modelwright', aud: 'application', sub: ID, email: 'a@b.c', roles: ['member'], ...claims };
  return new SignJWT({ ...whole, iat: now, exp: now + life }).setProtectedHeader({ alg: 'HS256', typ }).sign(key);
}

describe('tokens of the platform', () => {
  const tokens = new PlatformTokens(SECRET);

  test('say who comes, with which roles and until when', async () => {
    const visitor = await tokens.verify(await made());
    assert.deepEqual([visitor?.user.id, visitor?.user.roles], [ID, ['member']]);
    assert.ok((visitor?.until ?? 0) > Date.now());
  });

  test('count only where all of them is as the platform makes it', async () => {
    const others: Changed[] = [
      { typ: 'at+jwt' },
      { claims: { iss: 'another' } },
      { claims: { aud: 'another' } },
      { claims: { sub: 'nobody' } },
      { claims: { email: 1 } },
      { claims: { roles: 'admin' } },
      { claims: { roles: [1] } },
      { life: 301 },
      { life: -1 },
      { key: randomBytes(32) },
    ];
    for (const other of others) {
      assert.equal(await tokens.verify(await made(other)), undefined, JSON.stringify(other));
    }
    assert.equal(await tokens.verify(await new Tokens(SECRET, 'app').issue({ userId: ID, session: ID })), undefined);
    assert.equal(await new Tokens(SECRET, 'application').verify(await made()), undefined);
  });
});
