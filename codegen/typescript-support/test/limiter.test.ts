import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Turns } from '../src/support/auth/hashing.ts';
import { AttemptLimiter, SignInLimits } from '../src/support/auth/limiter.ts';
import { checkPassword, hashPassword, isPassword, NOBODYS_HASH } from '../src/support/auth/passwords.ts';
import { Faults, Problem } from '../src/support/problem.ts';

test('attempts are counted before they are made, for a minute', () => {
  let now = 0;
  const limiter = new AttemptLimiter(2, () => now);
  assert.deepEqual([limiter.take('a'), limiter.take('a'), limiter.take('a'), limiter.take('b')], [0, 0, 60, 0]);
  limiter.giveBack('a');
  assert.deepEqual([limiter.take('a'), limiter.take('a')], [0, 60]);
  now = 59_001;
  assert.equal(limiter.take('a'), 1);
  now = 60_000;
  assert.equal(limiter.take('a'), 0);
});

function sizeOf(limiter: AttemptLimiter): number {
  return limiter.size;
}

test('what is over is forgotten, and what is kept is bounded', () => {
  let now = 0;
  const limiter = new AttemptLimiter(2, () => now);
  for (let i = 0; i < 1_000; i++) {
    limiter.take(`${'x'.repeat(1_000)}${i}`);
  }
  now = 60_000;
  limiter.take('another');
  assert.equal(sizeOf(limiter), 1);
  for (let i = 0; i < 100_100; i++) {
    limiter.take(String(i));
  }
  assert.ok(sizeOf(limiter) <= 100_000);
});

test('a stranger locks nobody out', () => {
  const limits = new SignInLimits(() => 0);
  assert.equal(limits.take('home', 'ada'), 0);
  limits.succeeded('home', 'ada');
  const strangers = Array.from({ length: 30 }, (_, i) => `stranger ${i}`);
  const made = strangers.flatMap((stranger) => Array.from({ length: 20 }, () => limits.take(stranger, 'ada')));
  // ten from each address, until all of them were a hundred
  assert.equal(made.filter((wait) => wait === 0).length, 100);
  assert.equal(limits.take('home', 'ada'), 0);
  assert.equal(limits.take('stranger 0', 'grace'), 0);
  assert.equal(limits.take('another', 'ada'), 60);
});

test('one address is wrong at many accounts only so often, and being right costs nothing', () => {
  const limits = new SignInLimits(() => 0);
  const waits = Array.from({ length: 40 }, (_, i) => limits.take('office', `account ${i}`));
  assert.equal(waits.filter((wait) => wait === 0).length, 30);
  for (let i = 0; i < 200; i++) {
    assert.equal(limits.take('school', 'ada'), 0);
    limits.succeeded('school', 'ada');
  }
});

test('so many go on at once, and not too many wait', async () => {
  const turns = new Turns(2, 3);
  const ends: (() => void)[] = [];
  let running = 0;
  let most = 0;
  const work = async (): Promise<void> => {
    most = Math.max(most, ++running);
    await new Promise<void>((resolve) => ends.push(resolve));
    running--;
  };
  const all = Array.from({ length: 5 }, () => turns.take(work));
  assert.equal(running, 2);
  await assert.rejects(turns.take(work), (failure) => failure instanceof Problem && failure.code === 'overloaded');
  const failed = assert.rejects(Promise.reject(new Error('as any work may')));
  while (ends.length > 0) {
    ends.shift()?.();
    await new Promise(setImmediate);
  }
  await Promise.all([...all, failed]);
  assert.deepEqual([running, most], [0, 2]);
  await assert.rejects(
    turns.take(() => Promise.reject(new Error('wrong'))),
    /wrong/,
  );
  assert.equal(await turns.take(() => Promise.resolve(7)), 7);
});

test('a password is one of a length that is hashed whole', async () => {
  const faultsOf = (password: string): string => {
    const faults = new Faults();
    checkPassword(password, '/password', faults);
    return faults.found.map((fault) => fault.code).join();
  };
  const longest = 'é'.repeat(36);
  const hash = await hashPassword(longest);
  assert.ok(await isPassword(longest, hash));
  assert.ok(!(await isPassword(`${'é'.repeat(35)}ee`, hash)));
  assert.ok(!(await isPassword(`${longest}and more`, hash)));
  assert.ok(!(await isPassword('', NOBODYS_HASH)));
  assert.equal(faultsOf(longest), '');
  assert.equal(faultsOf(`${longest}x`), 'too-long');
  assert.equal(faultsOf('x'.repeat(11)), 'too-short');
});
