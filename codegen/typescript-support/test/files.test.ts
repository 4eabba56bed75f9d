import assert from 'node:assert/strict';
import { mkdtemp, readdir, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { Blobs } from '../src/support/files/blobs.ts';
import { attachment, fileNameOf } from '../src/support/files/disposition.ts';
import { FileLinks } from '../src/support/files/links.ts';
import { mediaTypeOf } from '../src/support/files/media-types.ts';
import { filePartOf } from '../src/support/files/multipart.ts';
import { cleanName } from '../src/support/files/names.ts';
import { rangeOf } from '../src/support/files/ranges.ts';
import { Problem } from '../src/support/problem.ts';
import { Sealer } from '../src/support/sealing.ts';

const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex');

/** The text in pieces of that many bytes. */
function* pieces(text: string | Buffer, size: number): Generator<Buffer> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) {
    yield bytes.subarray(at, at + size);
  }
}

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) {
    found.push(item);
  }
  return found;
}

async function* coming(chunks: Iterable<Buffer>): AsyncGenerator<Buffer> {
  for (const chunk of chunks) {
    await Promise.resolve();
    yield chunk;
  }
}

async function textOf(content: AsyncIterable<Buffer>): Promise<string> {
  return Buffer.concat(await all(content)).toString();
}

test('a name is the last part of a path, without what cannot be shown', () => {
  assert.equal(cleanName('../../etc/passwd'), 'passwd');
  assert.equal(cleanName('C:\\dir\\a \u202egpj.exe'), 'a gpj.exe');
  assert.equal(cleanName(' ..\u0000\r\n.. '), 'file');
  assert.equal(cleanName('a\ud800b'), 'ab');
  const long = cleanName(`${'ü'.repeat(400)}.pdf`);
  assert.equal(Array.from(long).length, 200);
  assert.ok(long.endsWith('ü.pdf'));
});

test('the name in a header is read leniently and written strictly', () => {
  assert.equal(fileNameOf('attachment; filename="x"; filename*=UTF-8\'\'%C3%BC.txt'), 'ü.txt');
  assert.equal(fileNameOf('attachment; filename="a\\"b.txt"'), 'a"b.txt');
  assert.equal(fileNameOf("attachment; filename*=UTF-8''%ff; filename=plain"), 'plain');
  assert.equal(fileNameOf(undefined), undefined);
  assert.equal(
    attachment('pa"ss\r\nX: ü;(1)'),
    'attachment; filename="pa_ss__X: _;(1)"; filename*=UTF-8\'\'pa%22ss%0D%0AX%3A%20%C3%BC%3B%281%29',
  );
});

test('a media type is found in the content, whatever the name says', async () => {
  assert.equal(await mediaTypeOf(PNG, 'a.txt'), 'image/png');
  assert.equal(await mediaTypeOf(Buffer.from('not an image'), 'photo.png'), 'text/plain');
  assert.equal(await mediaTypeOf(Buffer.from('<svg xmlns="x"><script/></svg>'), 'a.png'), 'image/svg+xml');
  assert.equal(await mediaTypeOf(Buffer.from('<!doctype html><p>'), 'a.txt'), 'text/html');
  assert.equal(await mediaTypeOf(Buffer.from('a,b\n'), 'a.csv'), 'text/csv');
  assert.equal(await mediaTypeOf(Buffer.from([0, 1, 2]), 'a.txt'), 'application/octet-stream');
  assert.equal(await mediaTypeOf(Buffer.from('ü').subarray(0, 1), 'a.txt'), 'text/plain');
  assert.equal(await mediaTypeOf(Buffer.alloc(0), ''), 'application/octet-stream');
});

test('one range is given, and others are not', () => {
  assert.deepEqual(rangeOf('bytes=2-4', 10), { from: 2, length: 3 });
  assert.deepEqual(rangeOf('bytes=-3', 10), { from: 7, length: 3 });
  assert.deepEqual(rangeOf('bytes=7-99', 10), { from: 7, length: 3 });
  assert.deepEqual(rangeOf('bytes=10-', 10), { from: 10, length: 0 });
  for (const field of ['bytes=4-2', 'bytes=0-1,4-5', 'bytes=-', 'lines=1-2', undefined]) {
    assert.equal(rangeOf(field, 10), undefined);
  }
});

test('a form has one part, however its bytes come', async () => {
  const content = 'line\r\n--c\r\n-';
  const form = `--b\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n${content}\r\n--b--\r\n`;
  for (const size of [1, 2, 3, 7, 64, 1_000]) {
    const part = await filePartOf('multipart/form-data; boundary=b', coming(pieces(form, size)));
    assert.equal(part.name, 'a.txt');
    assert.equal(await textOf(part.content), content);
  }
});

test('a form with another part, or without its end, is refused', async () => {
  const part = '--b\r\nContent-Disposition: form-data; name="file"\r\n\r\nx\r\n';
  const other = '--b\r\nContent-Disposition: form-data; name="other"\r\n\r\nx\r\n';
  for (const form of [`${part}${part}--b--`, `${part}${other}--b--`, `${other}--b--`, part, 'none', '']) {
    const reading = async (): Promise<string> => {
      const read = await filePartOf('multipart/form-data; boundary=b', coming(pieces(form, 5)));
      return textOf(read.content);
    };
    await assert.rejects(reading(), (failure) => failure instanceof Problem && failure.code === 'malformed-multipart');
  }
  const broken = async function* (): AsyncGenerator<Buffer> {
    yield* coming(pieces(part, 20));
    throw new Problem(408, 'request-timeout', 'The body did not come in time.');
  };
  const slow = await filePartOf('multipart/form-data; boundary=b', broken());
  await assert.rejects(textOf(slow.content), (failure) => failure instanceof Problem && failure.status === 408);
});

test('content is there as a whole or not at all', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'blobs-'));
  const blobs = new Blobs(folder);
  const stored = await blobs.put(coming(pieces('0123456789', 3)), 10);
  assert.equal(stored?.size, 10);
  assert.equal(stored.sha256, '84d89877f0d4041efb6bf91a16f0248f2fd573e6af05c19f96bedb9f882f7882');
  assert.equal(await textOf((await blobs.read(stored.key, 2, 3)) as AsyncIterable<Buffer>), '234');
  assert.equal(await blobs.put(coming(pieces('0123456789', 3)), 9), undefined);
  const breaking = async function* (): AsyncGenerator<Buffer> {
    yield* coming(pieces('0123', 2));
    throw new Error('gone');
  };
  await assert.rejects(blobs.put(breaking(), 100), /gone/);
  assert.deepEqual(await readdir(join(folder, 'unfinished')), []);
  assert.deepEqual(await all(blobs.storedBefore(Date.now() + 60_000)), [[stored.key]]);
  assert.deepEqual(await all(blobs.storedBefore(Date.now() - 60_000)), []);
  await utimes(join(folder, 'blobs', stored.key.slice(0, 2), stored.key), 0, 0);
  assert.deepEqual(await all(blobs.storedBefore(1_000)), [[stored.key]]);
  await blobs.delete(stored.key);
  assert.equal(await blobs.read(stored.key, 0, 1), undefined);
});

test('a link opens for a minute, and only what it was made for', () => {
  const links = new FileLinks(new Sealer(Buffer.alloc(32, 7), 'links'));
  const link = { file: 'f', user: 'u', session: 's' };
  const { token, end } = links.make(link, 1_000);
  assert.equal(end.getTime(), 61_000);
  assert.deepEqual(links.open(token, 60_999), link);
  assert.equal(links.open(token, 61_000), undefined);
  assert.equal(new FileLinks(new Sealer(Buffer.alloc(32, 8), 'links')).open(token, 1_000), undefined);
});
