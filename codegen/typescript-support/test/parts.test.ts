import { SignJWT } from 'jose';
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { Tokens } from '../src/support/auth/tokens.ts';
import { newId } from '../src/support/ids.ts';
import { readMigrations } from '../src/support/migrations.ts';
import { parseQuery } from '../src/support/query/parameters.ts';
import { dayIn } from '../src/support/requests.ts';
import { Sealer } from '../src/support/sealing.ts';
import { bind, slot, sql, Statement } from '../src/support/sql.ts';

const SECRET = Buffer.alloc(32, 7);

test('ids of one process are sorted by the order of their making', () => {
  const ids = Array.from({ length: 10_000 }, () => newId());
  assert.deepEqual(ids, [...ids].sort());
  assert.equal(new Set(ids).size, ids.length);
  assert.match(ids[0] ?? '', /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test('a sealed text opens in its own place alone', () => {
  const sealer = new Sealer(SECRET, 'cursors');
  const sealed = sealer.seal('here', 'text');
  assert.equal(sealer.open('here', sealed), 'text');
  assert.equal(sealer.open('there', sealed), undefined);
  assert.equal(sealer.open('here', `${sealed}A`), undefined);
  assert.equal(sealer.open('here', 'AAAA'), undefined);
  assert.equal(new Sealer(SECRET, 'secrets').open('here', sealed), undefined);
});

test('a token is of one app, and not of another algorithm', async () => {
  const tokens = new Tokens(SECRET, 'app');
  const token = await tokens.issue({ userId: 'somebody', session: 'there' });
  assert.deepEqual(await tokens.verify(token), { userId: 'somebody', session: 'there' });
  assert.equal(await new Tokens(SECRET, 'other').verify(token), undefined);
  assert.equal(await new Tokens(Buffer.alloc(32, 8), 'app').verify(token), undefined);
  const other = new SignJWT({ sid: 'there' }).setProtectedHeader({ alg: 'HS256', typ: 'JWT' });
  const key = createHmac('sha256', SECRET).update('access tokens').digest();
  other.setSubject('somebody').setIssuer('app').setAudience('app').setExpirationTime('1m');
  assert.equal(await tokens.verify(await other.sign(key)), undefined);
  const none = Buffer.from('{"alg":"none"}').toString('base64url');
  assert.equal(await tokens.verify(`${none}.${token.split('.')[1] ?? ''}.`), undefined);
});

test('migrations run in the order of their versions, with those of people in between', () => {
  const folder = mkdtempSync(join(tmpdir(), 'migrations-'));
  for (const name of ['V10__ten.sql', 'V2__two.sql', 'V1.1__mine.sql', 'V0__first.sql', 'V1__one.sql', 'notes.txt']) {
    writeFileSync(join(folder, name), '');
  }
  assert.deepEqual(
    readMigrations(folder).map((migration) => migration.version),
    ['0', '1', '1.1', '2', '10'],
  );
  writeFileSync(join(folder, 'V2.0__again.sql'), '');
  assert.throws(() => readMigrations(folder), /two migrations have the version 2/);
});

test('statements bind each slot once, and each value with its type', () => {
  const id = slot('uuid', 'id');
  const statement = new Statement(sql`SELECT ${id}, ${id}, ${bind('text', '`$1')}`);
  assert.equal(statement.text, 'SELECT $1::uuid, $1::uuid, $2::text');
  assert.deepEqual(statement.values({ id: 'x' }), ['x', '`$1']);
  assert.throws(() => statement.values({}), /nothing fills id/);
});

test('query strings are read strictly', () => {
  assert.deepEqual(
    [...parseQuery('a=1+2&b=%C3%A9&c')],
    [
      ['a', '1 2'],
      ['b', 'é'],
      ['c', ''],
    ],
  );
  for (const query of ['a=1&a=2', 'a=%ff', 'a=%', 'a=%00', 'x'.repeat(16_001)]) {
    assert.throws(() => parseQuery(query));
  }
});

test('the day of a request is that of the zone of the design', () => {
  const now = new Date('2027-01-31T23:30:00Z');
  assert.equal(dayIn('UTC', now), '2027-01-31');
  assert.equal(dayIn('Europe/Berlin', now), '2027-02-01');
  assert.equal(dayIn('America/New_York', now), '2027-01-31');
});
