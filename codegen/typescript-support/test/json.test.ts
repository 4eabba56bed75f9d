import assert from 'node:assert/strict';
import { test } from 'node:test';
import { JsonNumber, parseJson, writeJson, type Json } from '../src/support/json.ts';
import { Problem } from '../src/support/problem.ts';

function read(text: string): Json {
  return parseJson(Buffer.from(text));
}

/** The code of what is wrong with a text, and where. */
function faultOf(text: string): string {
  try {
    return writeJson(read(text));
  } catch (failure) {
    assert.ok(failure instanceof Problem);
    const [finding] = failure.findings;
    return finding === undefined ? failure.code : `${finding.code} ${finding.pointer} ${finding.message}`;
  }
}

test('numbers keep what was written of them', () => {
  const long = '9'.repeat(100);
  const numbers = [
    '0',
    '-0',
    '7',
    '-12',
    '12345678901234567890',
    '123456789012345678901',
    '1.50',
    '-1e3',
    '2E+2',
    '0.0',
    '0e1',
    long,
  ];
  for (const number of numbers) {
    assert.deepEqual(read(number), new JsonNumber(number));
    assert.deepEqual(read(` [ ${number} ] `), [new JsonNumber(number)]);
  }
  for (const text of ['01', '-', '+1', '1.', '.5', '1e', '-01', '1 2', '--1', '0x1', '1.e1', 'NaN', '00']) {
    assert.match(faultOf(text), /^malformed-json/, text);
  }
  assert.match(faultOf(`{"a":[0,1e401]}`), /^number-out-of-range \/a\/1 /);
  assert.match(faultOf('9'.repeat(401)), /^number-out-of-range/);
});

test('texts are read with their escapes', () => {
  const texts = ['', 'a', 'é💡', '"', '\\', '/', '\b\f\n\r\t', 'ends in \\', '\\"', ' "quoted" ', '\u2028', '\u007f'];
  for (const text of texts) {
    assert.equal(read(JSON.stringify(text)), text);
    assert.deepEqual(read(JSON.stringify({ [text]: [text, text] })), new Map([[text, [text, text]]]));
  }
  assert.equal(read('"\\u00e9\\/\\ud83d\\udca1"'), 'é/💡');
  for (const text of [
    '"',
    '"a',
    '"\\"',
    '"\\x"',
    '"\\u12"',
    '"\n"',
    '"\t"',
    '"a\\',
    "'a'",
    '{a:1}',
    '{"a" 1}',
    '["a"',
    '[,]',
    '[1,]',
  ]) {
    assert.match(faultOf(text), /^malformed-json/, text);
  }
  assert.match(faultOf('"\\ud800"'), /^forbidden-character/);
  assert.match(faultOf('{"a":{"b":"\\u0000"}}'), /^forbidden-character \/a\/b /);
});

test('faults say where they are', () => {
  assert.match(faultOf('{"a~/b":[1,{"c":1,"c":2}]}'), /^duplicate-key \/a~0~1b\/1\/c /);
  assert.match(faultOf('{"a":[[],[{"b":1},{"b":"\\u0000"}]]}'), /^forbidden-character \/a\/1\/1\/b /);
  assert.match(faultOf('['.repeat(65)), /^too-deep (?:\/0){64} /);
  assert.match(faultOf('[1,\n2,\n 3 4]'), /line 3, column 4/);
  assert.match(faultOf('x'), /line 1, column 1/);
  assert.match(faultOf('\n\n'), /The body is empty/);
  assert.match(faultOf(`["${'a'.repeat(1_000_001)}"]`), /^text-too-long \/0 /);
  assert.match(faultOf(`{"${'a'.repeat(1_001)}":1}`), /^name-too-long/);
});

test('the number of values is bounded', () => {
  const zeros = (count: number): string => `[${'0,'.repeat(count - 1)}0]`;
  assert.equal((read(zeros(499_999)) as Json[]).length, 499_999);
  assert.equal(faultOf(zeros(500_000)), 'body-too-large');
  assert.equal(faultOf(`{${Array.from({ length: 500_000 }, (_, i) => `"${i}":0`).join(',')}}`), 'body-too-large');
});
