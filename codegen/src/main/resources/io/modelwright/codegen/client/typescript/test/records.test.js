import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { cel } from '../dist/runtime/cel.js';
import { Connection } from '../dist/runtime/connection.js';
import { Records } from '../dist/runtime/records.js';
import { ScriptedServer } from './scripted-server.js';

const ID = '01900000-0000-7000-8000-000000000001';
const NOTE = { name: 'note', bigs: ['size'], relations: () => ({ replies: NOTE, first: NOTE }) };

const note = (title) => ({ id: ID, title });

/** What operations on records send and read. */
describe('Records', () => {
  let server;
  let notes;

  beforeEach(async () => {
    server = await ScriptedServer.start();
    notes = new Records(new Connection({ server: server.url, token: 't' }), NOTE);
  });

  afterEach(() => server.stop());

  it('walks pages one after the other', async () => {
    server
      .answer(200, { items: [note('a'), note('b')], nextCursor: 'c1' })
      .answer(200, { items: [note('c')], nextCursor: null });

    const titles = [];
    for await (const one of notes.iterate({ sort: ['title'], pageSize: 2 })) {
      titles.push(one.title);
    }

    assert.deepEqual(titles, ['a', 'b', 'c']);
    assert.equal(server.seen[1].path, '/api/v1/records/note?sort=title&limit=2&cursor=c1');
  });

  it('walks relations page by page', async () => {
    server
      .answer(200, { id: ID, replies: { items: [note('a')], nextCursor: 'c1' } })
      .answer(200, { id: ID, replies: { items: [note('b')], nextCursor: null } });

    const titles = [];
    for await (const one of notes.related(ID, 'replies')) {
      titles.push(one.title);
    }

    assert.deepEqual(titles, ['a', 'b']);
    assert.equal(server.seen[1].path, `/api/v1/records/note/${ID}?fields=replies&expand=replies&cursor=c1`);
  });

  it('sends of patches what they hold, and null to take away', async () => {
    server.answer(200, note('a')).answer(200, note('b'));

    await notes.update(ID, { title: null }, { ifVersion: 3 });
    await notes.update(ID, {}, { fields: ['title'], expand: ['replies'] });

    assert.equal(server.seen[0].body, '{"title":null}');
    assert.equal(server.seen[0].headers['if-match'], '"3"');
    assert.equal(server.seen[0].headers['content-type'], 'application/merge-patch+json');
    assert.equal(server.seen[1].body, '{}');
    assert.equal(server.seen[1].path, `/api/v1/records/note/${ID}?fields=title&expand=replies`);
  });

  it('takes a version for deletions', async () => {
    server.answer(204, '');

    await notes.delete(ID, { ifVersion: 4 });

    assert.equal(server.seen[0].method, 'DELETE');
    assert.equal(server.seen[0].headers['if-match'], '"4"');
  });

  it('creates many once for a key', async () => {
    server.breakOff().answer(201, { items: [note('a')] });

    const [made] = await notes.createMany([{ title: 'a' }], { idempotencyKey: 'k' });

    assert.equal(made.title, 'a');
    assert.equal(server.seen.at(-1).headers['idempotency-key'], 'k');
  });

  it('makes problems of answers of something else', async () => {
    server.answer(200, {}).answer(200, []).answer(200, { items: [{}] });

    await assert.rejects(notes.list(), { name: 'Problem', code: 'unknown' });
    await assert.rejects(notes.get(ID), { name: 'Problem', code: 'unknown' });
    await assert.rejects(notes.list(), { name: 'Problem', code: 'unknown' });
  });

  it('reads and writes numbers of 64 bits, wherever they stand', async () => {
    const big = { id: ID, size: '9007199254740993' };
    server.answer(200, { ...big, first: big, replies: { items: [big], nextCursor: null } }).answer(201, big);

    const read = await notes.get(ID, { expand: ['first', 'replies'] });
    await notes.create({ size: 9007199254740993n });

    assert.deepEqual([read.size, read.first.size, read.replies.items[0].size], Array(3).fill(9007199254740993n));
    assert.equal(server.seen[1].body, '{"size":"9007199254740993"}');
  });

  it('computes over groups', async () => {
    const groups = { items: [{ group: { status: 'done' }, count: 2, sum: { size: '3' } }], truncated: false };
    server.answer(200, groups);

    assert.deepEqual(await notes.aggregate({ compute: ['count', 'sum(size)'], groupBy: ['status'], filter: 'x' }), groups);
    assert.equal(server.seen[0].path, '/api/v1/records/note?aggregate=count%2Csum%28size%29&groupBy=status&filter=x');
  });

  it('writes values of every kind into filters', () => {
    const at = new Date(Date.UTC(2027, 0, 31));

    assert.equal(cel`title == ${'a"b\n'}`, 'title == "a\\"b\\n"');
    assert.equal(cel`weight > ${cel.decimal('12.50')} && n == ${2n ** 53n + 1n}`, 'weight > 12.50 && n == 9007199254740993');
    assert.equal(cel`at > ${at} && x == ${null} && y == ${true}`, 'at > timestamp("2027-01-31T00:00:00.000Z") && x == null && y == true');
    assert.throws(() => cel.decimal('1 || true'), RangeError);
    assert.throws(() => cel`x > ${NaN}`, RangeError);
  });
});
