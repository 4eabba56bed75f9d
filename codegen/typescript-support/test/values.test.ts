import assert from 'node:assert/strict';
import { test } from 'node:test';
import { JsonNumber, parseJson, toJson, writeJson, type Json } from '../src/support/json.ts';
import type { FieldType, Stored } from '../src/support/model.ts';
import { Faults, Problem } from '../src/support/problem.ts';
import { decode } from '../src/support/records/codec.ts';
import {
  durationOfInterval,
  parseDateTime,
  parseDuration,
  writeDateTime,
  writeDuration,
} from '../src/support/records/times.ts';

function decoded(type: FieldType, json: Json): Stored | string {
  const faults = new Faults();
  const value = decode(type, json, '', faults);
  return value === undefined ? faults.found.map((fault) => fault.code).join() : value;
}

test('numbers stay exact, and are refused where a field cannot hold them', () => {
  const decimal: FieldType = { kind: 'decimal', precision: 5, scale: 2, max: '500' };
  assert.equal(decoded(decimal, new JsonNumber('1e2')), '100.00');
  assert.equal(decoded(decimal, '-0.5'), '-0.50');
  assert.equal(decoded(decimal, '1.234'), 'not-exact');
  assert.equal(decoded(decimal, '1000'), 'out-of-range');
  assert.equal(decoded(decimal, '500.01'), 'out-of-range');
  assert.equal(decoded(decimal, 'x'), 'format');
  assert.equal(decoded({ kind: 'long' }, new JsonNumber('9223372036854775807')), '9223372036854775807');
  assert.equal(decoded({ kind: 'long' }, '9223372036854775808'), 'out-of-range');
  assert.equal(decoded({ kind: 'integer' }, new JsonNumber('-0')), 0);
  assert.equal(decoded({ kind: 'integer' }, new JsonNumber('1.5')), 'not-exact');
  assert.equal(decoded({ kind: 'integer' }, '1'), 'wrong-type');
  assert.equal(decoded({ kind: 'float' }, new JsonNumber('1e400')), 'out-of-range');
});

test('texts, choices and the rest are read as their fields say', () => {
  assert.equal(decoded({ kind: 'text', maxLength: 2 }, '😀😀'), '😀😀');
  assert.equal(decoded({ kind: 'text', maxLength: 2 }, '😀😀x'), 'too-long');
  assert.equal(decoded({ kind: 'email' }, 'ada@example.org'), 'ada@example.org');
  assert.equal(decoded({ kind: 'email' }, 'ada@.org'), 'format');
  assert.equal(decoded({ kind: 'url' }, 'ftp://example.org'), 'format');
  assert.equal(decoded({ kind: 'color' }, '#A0B1C2'), '#a0b1c2');
  assert.equal(decoded({ kind: 'choice', choices: ['a'] }, 'toString'), 'unknown-choice');
  assert.equal(decoded({ kind: 'multiChoice', choices: ['a', 'b'] }, ['a', 'a']), 'duplicate');
  assert.deepEqual(decoded({ kind: 'money', currency: 'EUR' }, toJson({ amount: '1.5' })), {
    amount: '1.5000',
    currency: 'EUR',
  });
  assert.equal(decoded({ kind: 'geoPoint' }, toJson({ lat: 91, lon: 0 })), 'out-of-range');
  assert.equal(decoded({ kind: 'date' }, '2027-02-29'), 'format');
  assert.equal(decoded({ kind: 'date' }, '0001-01-01'), '0001-01-01');
  assert.equal(decoded({ kind: 'time' }, '24:00'), 'format');
});

test('moments and durations have one form', () => {
  const moments = [
    ['2027-01-31T14:05:00+02:00', '2027-01-31T12:05:00Z'],
    ['0001-01-01T00:00:00Z', '0001-01-01T00:00:00Z'],
    ['0000-12-31T23:30:00-01:00', '0001-01-01T00:30:00Z'],
    ['1969-12-31T23:59:59.999990Z', '1969-12-31T23:59:59.99999Z'],
    ['9999-12-31T23:59:59.999999Z', '9999-12-31T23:59:59.999999Z'],
  ];
  for (const [given = '', expected] of moments) {
    assert.equal(writeDateTime(parseDateTime(given) ?? 0n), expected);
  }
  assert.equal(parseDateTime('2027-01-31T14:05:00.0000001Z'), undefined);
  assert.equal(parseDateTime('9999-12-31T23:59:59-01:00'), undefined);
  const durations = [
    ['P1DT1S', 'PT24H1S'],
    ['-PT0.5S', 'PT-0.5S'],
    ['PT-1H-30M', 'PT-1H-30M'],
    ['-PT-1S', 'PT1S'],
    ['PT0S', 'PT0S'],
  ];
  for (const [given = '', expected] of durations) {
    assert.equal(writeDuration(parseDuration(given) ?? -1n), expected);
    assert.equal(parseDuration(expected ?? ''), parseDuration(given));
  }
  assert.equal(durationOfInterval('P-1DT-2H-3M-4.5S'), 'PT-26H-3M-4.5S');
});

test('JSON is read strictly, and written as it was read', () => {
  const text = '{"a":[1.10,null,"\\u00e9",{"__proto__":true}],"b":-0.0e1}';
  assert.equal(writeJson(parseJson(Buffer.from(text))), text.replace('\\u00e9', 'é'));
  for (const [body, code] of [
    ['', 'malformed-json'],
    ['{"a":1,"a":2}', 'duplicate-key'],
    ['[1,]', 'malformed-json'],
    ['01', 'malformed-json'],
    ['"\u0001"', 'malformed-json'],
    ['"\\ud800"', 'forbidden-character'],
    [`${'['.repeat(65)}${']'.repeat(65)}`, 'too-deep'],
    ['1e999', 'number-out-of-range'],
    ['{} {}', 'malformed-json'],
  ] as const) {
    assert.throws(
      () => parseJson(Buffer.from(body)),
      (failure) => failure instanceof Problem && failure.code === code,
      body,
    );
  }
  assert.throws(() => parseJson(Buffer.from([0x22, 0xff, 0x22])), Problem);
});
