import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { readSettings, type Settings } from '../src/support/settings.ts';

const SECRET = Buffer.alloc(32, 7);

function settings(changes: NodeJS.ProcessEnv = {}): Settings {
  return readSettings({ DATABASE_URL: 'postgres://x', APP_SECRET: SECRET.toString('base64'), ...changes });
}

test('settings are read from files where a variable names one', () => {
  const folder = mkdtempSync(join(tmpdir(), 'settings-'));
  const file = join(folder, 'url');
  writeFileSync(file, 'postgres://from-a-file\n');
  assert.equal(settings({ DATABASE_URL: '', DATABASE_URL_FILE: file }).databaseUrl, 'postgres://from-a-file');
  assert.equal(settings({ DATABASE_URL_FILE: file }).databaseUrl, 'postgres://x');
  assert.throws(() => settings({ ADMIN_PASSWORD_FILE: join(folder, 'none') }), /ENOENT/);
  assert.equal(settings({ SCHEMA_UP_TO: '3' }).schemaUpTo, 3);
  assert.equal(settings().schemaUpTo, 0);
});

test('settings name what is missing or wrong', () => {
  assert.equal(settings().port, 8080);
  assert.deepEqual(settings().secret, SECRET);
  assert.throws(() => settings({ DATABASE_URL: '' }), /set DATABASE_URL/);
  assert.equal(settings({ DATABASE_URL: '', PGHOST: 'postgres' }).databaseUrl, undefined);
  assert.throws(() => settings({ PORT: 'x' }), /PORT/);
  assert.throws(() => settings({ ADMIN_EMAIL: 'nobody' }), /ADMIN_EMAIL/);
  assert.throws(() => settings({ LOG_LEVEL: 'loud' }), /LOG_LEVEL/);
  assert.equal(settings({ SEED: 'TRUE' }).seed, true);
  assert.throws(() => settings({ SEED: '1' }), /SEED/);
});

test('a secret is what it looks like', () => {
  assert.throws(() => settings({ APP_SECRET: 'c2hvcnQ=' }), /32 bytes/);
  assert.throws(
    () => settings({ APP_SECRET: 'a long pass phrase that somebody has thought of, and typed in here' }),
    /base64/,
  );
  assert.deepEqual(settings({ APP_SECRET: `${SECRET.toString('base64')}\n` }).secret, SECRET);
});

test('the file of the secret is made once, and whole', () => {
  const folder = mkdtempSync(join(tmpdir(), 'secret-'));
  const file = join(folder, 'deeper', 'secret');
  const made = settings({ APP_SECRET: '', APP_SECRET_FILE: file }).secret;
  assert.equal(made.length, 32);
  assert.deepEqual(settings({ APP_SECRET: '', APP_SECRET_FILE: file }).secret, made);
  assert.deepEqual(readdirSync(join(folder, 'deeper')), ['secret']);
  writeFileSync(file, '');
  assert.throws(() => settings({ APP_SECRET: '', APP_SECRET_FILE: file }), /32 bytes/);
  assert.ok(existsSync(file) && readFileSync(file, 'utf8') === '');
});

test('proxies are a number or addresses', () => {
  assert.equal(settings().trustProxy, false);
  assert.equal(settings({ TRUST_PROXY: '1' }).trustProxy, 1);
  assert.equal(settings({ TRUST_PROXY: '10.0.0.0/8, ::1,fd00::/8' }).trustProxy, '10.0.0.0/8, ::1,fd00::/8');
  for (const wrong of [
    'true',
    '0',
    '10',
    'proxy.example.com',
    '10.0.0.0/33',
    '10.0.0.1/',
    '10.0.0.1/8/8',
    '::1/129',
    ',',
  ]) {
    assert.throws(() => settings({ TRUST_PROXY: wrong }), /TRUST_PROXY/, wrong);
  }
});
