import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isFound } from '../src/support/expression/matching.ts';
import { canonicalPattern } from '../src/support/expression/pattern.ts';
import { validation } from '../src/support/records/validation.ts';

/** Numbers that only look random, the same at every run. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const ATOMS = [
  'a',
  'b',
  'é',
  '💡',
  '.',
  '[ab]',
  '[^a]',
  '[a-c-]',
  '\\d',
  '\\W',
  '\\s',
  '\\S',
  '[\\w\\]]',
  '^',
  '$',
  '\\.',
];
const QUANTIFIERS = ['*', '+', '?', '{2}', '{0,2}', '{1,}', '{0}'];
const LETTERS = ['a', 'b', 'c', 'é', '💡', ' ', '\n', '\r', '1', '-', ']', '.', '_', '\u2028', '\u00a0', 'K'];

function anyPattern(random: (below: number) => number, depth: number): string {
  const parts = Array.from({ length: 1 + random(3) }, () => {
    const isGroup = depth > 0 && random(3) === 0;
    const atom = isGroup ? `(${anyPattern(random, depth - 1)})` : (ATOMS[random(ATOMS.length)] ?? 'a');
    const isAnchor = atom === '^' || atom === '$';
    return atom + (!isAnchor && random(3) === 0 ? (QUANTIFIERS[random(QUANTIFIERS.length)] ?? '') : '');
  });
  return parts.join(random(4) === 0 ? '|' : '');
}

test('patterns are found where the engine of the language finds them', () => {
  const random = numbers(20_270_131);
  let found = 0;
  for (let i = 0; i < 3_000; i++) {
    const pattern = canonicalPattern(anyPattern(random, 2));
    const expected = new RegExp(pattern, 'u');
    for (let j = 0; j < 5; j++) {
      const text = Array.from({ length: random(7) }, () => LETTERS[random(LETTERS.length)] ?? '').join('');
      assert.equal(isFound(pattern, text), expected.test(text), `${pattern} in ${JSON.stringify(text)}`);
      found += expected.test(text) ? 1 : 0;
    }
  }
  assert.ok(found > 2_000 && found < 13_000, `${found} found`);
});

test('an ambiguous pattern takes no longer than another one', () => {
  const form = canonicalPattern('^([a-z]+-?)+$');
  const check = validation([], [{ member: 'name', form }]);
  const request = { userId: '', roles: [], now: '', today: '' };
  const faults = (name: string): readonly string[] => {
    const found: string[] = [];
    check({ name }, new Set(), request, (code) => found.push(code));
    return found;
  };
  assert.deepEqual(faults(`${'a'.repeat(5_000)}!`), ['pattern']);
  assert.deepEqual(faults('a'.repeat(5_000)), []);
  assert.equal(isFound(canonicalPattern('(x+x+)+y'), 'x'.repeat(5_000)), false);
  assert.equal(isFound(canonicalPattern('(a|a?)*$'), `${'a'.repeat(5_000)}b`), true);
});
