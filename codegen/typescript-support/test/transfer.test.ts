import assert from 'node:assert/strict';
import { test } from 'node:test';
import { writeJson } from '../src/support/json.ts';
import { Problem } from '../src/support/problem.ts';
import type { Column } from '../src/support/transfer/columns.ts';
import { csvHeader, csvRow, readCsv } from '../src/support/transfer/csv.ts';
import { guarded, unguarded } from '../src/support/transfer/guard.ts';
import type { Line } from '../src/support/transfer/lines.ts';
import { ndjsonRow, readNdjson } from '../src/support/transfer/ndjson.ts';

const COLUMNS: readonly Column[] = [
  { name: 'title', kind: 'text' },
  { name: 'pages', kind: 'number' },
  { name: 'open', kind: 'boolean' },
  { name: 'extra', kind: 'json' },
  { name: 'document', kind: 'reference' },
  { name: 'pin', kind: 'secret' },
];

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) {
    found.push(item);
  }
  return found;
}

async function* coming(text: string | Buffer, size = 3): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) {
    await Promise.resolve();
    yield bytes.subarray(at, at + size);
  }
}

function shown(line: Line): readonly [number, string] {
  return [line.number, 'members' in line ? writeJson(line.members) : line.code];
}

async function csv(text: string | Buffer, size?: number): Promise<readonly (readonly [number, string])[]> {
  return (await all(readCsv(coming(text, size), COLUMNS))).map(shown);
}

async function ndjson(text: string, size?: number): Promise<readonly (readonly [number, string])[]> {
  return (await all(readNdjson(coming(text, size)))).map(shown);
}

test('CSV is read line by line, with the kind of each cell', async () => {
  const text = '\ufefftitle,pages,open,extra\r\n"a\r\nb",+5,TRUE,"{""x"":1}"\r\n\r\n"",,,\r\n\'=1,x,y,[]';
  for (const size of [1, 2, 5, 1_000]) {
    assert.deepEqual(await csv(text, size), [
      [2, '{"title":"a\\r\\nb","pages":5,"open":true,"extra":{"x":1}}'],
      [5, '{"title":""}'],
      [6, '{"title":"=1","pages":"x","open":"y","extra":[]}'],
    ]);
  }
});

test('CSV that cannot be read is told, and what follows is passed over', async () => {
  assert.deepEqual(await csv(''), [[1, 'missing-header']]);
  assert.deepEqual(await csv('title,colour\nx,red\n'), [[1, 'unknown-member']]);
  assert.deepEqual(await csv('title,title\nx,y\n'), [[1, 'duplicate-key']]);
  assert.deepEqual(await csv('title,pages\nx\ny,1\n'), [
    [2, 'wrong-number-of-cells'],
    [3, '{"title":"y","pages":1}'],
  ]);
  assert.deepEqual(await csv('title,extra\nx,{no\n'), [[2, 'malformed-json']]);
  assert.deepEqual(await csv('title\nx\n"open'), [
    [2, '{"title":"x"}'],
    [2, 'malformed-csv'],
  ]);
  assert.equal((await csv(Buffer.from('title\nx\n\xff\n', 'latin1'))).at(-1)?.[1], 'malformed-text');
});

test('a body that breaks off ends the reading', async () => {
  const breaking = async function* (): AsyncGenerator<Buffer> {
    yield* coming('title\nx\n');
    throw new Problem(400, 'malformed-request', 'The body broke off.');
  };
  const isBroken = (failure: unknown): boolean => failure instanceof Problem && failure.code === 'malformed-request';
  await assert.rejects(all(readCsv(breaking(), COLUMNS)), isBroken);
  await assert.rejects(all(readNdjson(breaking())), isBroken);
});

test('NDJSON is read line by line', async () => {
  for (const size of [1, 4, 1_000]) {
    assert.deepEqual(await ndjson('{"a":1}\n\n[]\r\nno\n \n{"a":1,"a":2}\n{"b":"ü"}', size), [
      [1, '{"a":1}'],
      [3, 'malformed-line'],
      [4, 'malformed-json'],
      [6, 'duplicate-key'],
      [7, '{"b":"ü"}'],
    ]);
  }
  assert.deepEqual(await ndjson(`"${'x'.repeat(9_000_000)}"\n{}`, 65_536), [
    [1, 'line-too-long'],
    [2, '{}'],
  ]);
});

test('rows are written so that they come in again', async () => {
  const rows = [
    ['"=1+1"', '7', 'true', '{"a": "b,\\"c\\""}', '{"id":"f"}', '{"set":true}'],
    ['""', 'null', 'null', 'null', 'null', 'null'],
    ['" x\\ny "', '1.5', 'false', '[]', 'null', 'null'],
  ];
  const text = csvHeader(COLUMNS) + rows.map((row) => csvRow(COLUMNS, row)).join('');
  assert.equal(
    text,
    [
      'title,pages,open,extra,document,pin',
      '\'=1+1,7,true,"{""a"": ""b,\\""c\\""""}",f,',
      '"",,,,,',
      '" x\ny ",1.5,false,[],,',
      '',
    ].join('\r\n'),
  );
  assert.deepEqual(
    (await csv(text)).map(([, members]) => members),
    [
      '{"title":"=1+1","pages":7,"open":true,"extra":{"a":"b,\\"c\\""},"document":"f"}',
      '{"title":""}',
      '{"title":" x\\ny ","pages":1.5,"open":false,"extra":[]}',
    ],
  );
  assert.equal(ndjsonRow(COLUMNS.slice(0, 2), ['"x"', '1']), '{"title":"x","pages":1}\n');
});

test('no spreadsheet takes a text for a formula, and every text comes back', () => {
  for (const text of ['=1+1', '+a', '-a', '@a', "'=1", "''=1", "'plain", '-5', '+1.5e3', '\tx', '\rx', 'plain', '']) {
    assert.equal(unguarded(guarded(text)), text);
  }
  assert.equal(guarded('=1'), "'=1");
  assert.equal(guarded('-5'), '-5');
  assert.equal(guarded("'plain"), "'plain");
});
