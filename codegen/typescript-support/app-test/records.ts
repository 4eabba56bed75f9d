import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { model } from '../src/model.ts';
import type { Member } from '../src/support/model.ts';
import { isWritten } from '../src/support/records/decoder.ts';
import { Client, errorsOf, itemsOf, type Body, type Client as Caller, type Reply } from './client.ts';
import type { Harness } from './harness.ts';
import type { SampleRecords } from './samples.ts';

/** Every endpoint of every entity. */
export function testRecords(harness: () => Harness): void {
  for (const entity of model.entities.keys()) {
    describe(`records of ${entity}`, () => {
      const path = `/api/v1/records/${entity}`;
      let admin: Caller;
      let samples: SampleRecords;
      let record: Body;

      before(async () => {
        admin = harness().admin;
        samples = harness().samples;
        record = await samples.create(entity);
      });

      after(async () => {
        await samples.delete(entity, record);
      });

      test('POST stores a record, and says where it is', async () => {
        const [unused = -1] = samples.unused(entity);
        const reply = await admin.call('POST', path, await samples.sent(entity, unused));
        assert.equal(reply.status, 201, reply.text);
        assert.equal(reply.headers.get('etag'), '"1"');
        assert.equal(reply.headers.get('location'), `${path}/${String(reply.body['id'])}`);
        assert.equal((await admin.delete(`${path}/${String(reply.body['id'])}`)).status, 204);
      });

      test('POST stores several records, all of them or none', async (context) => {
        const [first, second] = samples.unused(entity);
        if (first === undefined || second === undefined) {
          context.skip('there are not enough different samples');
          return;
        }
        const [one, two] = [await samples.sent(entity, first), await samples.sent(entity, second)];
        const refused = await admin.call('POST', path, `[${one},{"nothingOfThis":1}]`);
        assert.equal(refused.status, 422);
        const reply = await admin.call('POST', path, `[${one},${two}]`);
        assert.equal(reply.status, 201, reply.text);
        assert.equal(itemsOf(reply).length, 2);
        for (const item of itemsOf(reply)) {
          await admin.delete(`${path}/${String(item['id'])}`);
        }
      });

      test('GET reads the record that was stored', async () => {
        const reply = await admin.get(`${path}/${String(record['id'])}`);
        assert.equal(reply.status, 200);
        assert.deepEqual(reply.body, record);
        const known = await admin.get(`${path}/${String(record['id'])}`, { 'If-None-Match': '"1"' });
        // what is computed may change without a new version
        const computes = model.entity(entity).members.some((member) => member.kind === 'formula');
        assert.equal(known.status, computes ? 200 : 304);
      });

      test('GET lists records, with their number, filtered, sorted and page by page', async () => {
        const filter = encodeURIComponent(`id == '${String(record['id'])}'`);
        const found = await admin.get(`${path}?filter=${filter}&count=true&sort=-createdAt`);
        assert.equal(found.status, 200, found.text);
        assert.equal(found.body['total'], 1);
        assert.equal(found.body['nextCursor'], null);
        assert.equal(itemsOf(found)[0]?.['id'], record['id']);
        const page = await admin.get(`${path}?limit=1&fields=id`);
        assert.deepEqual(Object.keys(itemsOf(page)[0] ?? {}), ['id']);
      });

      test('GET gives each record once, in the order that is asked for, page by page', async () => {
        const more = [];
        while (more.length < 2 && samples.unused(entity).length > 0) {
          more.push(await samples.create(entity));
        }
        const all = itemsOf(await admin.get(`${path}?limit=500&sort=id`)).map((one) => one['id'] as string);
        assert.ok(all.length > more.length);
        assert.deepEqual(all, [...all].sort());
        const backwards = await idsByPages(admin, `${path}?limit=1&sort=-id`, all.length);
        assert.deepEqual(backwards, [...all].reverse());
        const grouped = itemsOf(await admin.get(`${path}?aggregate=count&groupBy=createdBy`));
        assert.equal(
          grouped.reduce((sum, group) => sum + Number(group['count']), 0),
          all.length,
        );
        for (const one of more) {
          await samples.delete(entity, one);
        }
      });

      test('GET shows related records where that is asked for', async () => {
        for (const member of model.entity(entity).members) {
          if ((member.kind === 'toOne' || member.kind === 'toMany') && member.target !== '@user') {
            const reply = await admin.get(`${path}/${String(record['id'])}?expand=${member.name}`);
            assert.equal(reply.status, 200, reply.text);
          }
        }
      });

      test('PATCH changes nothing where nothing is sent, and refuses what has moved on', async () => {
        const item = `${path}/${String(record['id'])}`;
        const same = await admin.patch(item, {});
        assert.equal(same.status, 200, same.text);
        assert.equal(same.headers.get('etag'), '"1"');
        const stale = await admin.patch(item, {}, { 'If-Match': '"7"' });
        assert.equal(stale.status, 412);
        assert.equal(stale.body['type'], 'urn:modelwright:problem:stale-record');
      });

      test('PATCH stores what is sent, as another version', async (context) => {
        const made = await samples.create(entity);
        const item = `${path}/${String(made['id'])}`;
        const changed = await changeOne(admin, item, made, await another(entity, samples));
        if (changed === undefined) {
          context.skip('the samples do not differ in a member that can change alone');
          return;
        }
        const [name, reply] = changed;
        assert.equal(reply.headers.get('etag'), '"2"');
        assert.notDeepEqual(reply.body[name], made[name]);
        assert.deepEqual((await admin.get(item)).body, reply.body);
        assert.equal((await admin.patch(item, {}, { 'If-Match': '"1"' })).status, 412);
        await samples.delete(entity, made);
      });

      test('PUT replaces a record: what it leaves out is not there any more', async (context) => {
        const made = await samples.create(entity);
        const item = `${path}/${String(made['id'])}`;
        const sent = Object.fromEntries(writtenMembers(entity).map(({ name }) => [name, asSent(made[name])]));
        const same = await admin.put(item, sent);
        assert.equal(same.status, 200, same.text);
        const left = await leaveOneOut(admin, item, entity, sent);
        if (left === undefined) {
          context.skip('no member can be left out alone');
          return;
        }
        const [name, reply] = left;
        assert.equal(reply.body[name], null);
        assert.equal(reply.headers.get('etag'), '"2"');
        assert.deepEqual((await admin.get(item)).body, reply.body);
        await samples.delete(entity, made);
      });

      test('DELETE takes a record away', async () => {
        const made = await samples.create(entity);
        assert.equal((await samples.delete(entity, made)).status, 204);
        assert.equal((await admin.get(`${path}/${String(made['id'])}`)).status, 404);
        assert.equal((await admin.delete(`${path}/${String(made['id'])}`)).status, 404);
      });

      test('what cannot be read or means nothing is refused', async () => {
        assert.equal((await admin.call('POST', path, '{')).status, 400);
        assert.equal((await admin.call('POST', path, '{}', { 'Content-Type': 'text/plain' })).status, 415);
        const unknown = await admin.post(path, { nothingOfThis: 1 });
        assert.equal(unknown.status, 422);
        assert.equal(errorsOf(unknown)[0]?.['code'], 'unknown-member');
        assert.equal((await admin.get(`${path}?filter=nothingOfThis`)).status, 422);
        assert.equal((await admin.get(`${path}?filter=(`)).status, 400);
        assert.equal((await admin.delete(path)).status, 405);
      });

      test('nobody sees anything without a token', async () => {
        const reply = await new Client(harness().base, '').get(path);
        assert.equal(reply.status, 401);
        assert.equal(reply.body['type'], 'urn:modelwright:problem:unauthenticated');
      });
    });
  }
}

function writtenMembers(entity: string): readonly Member[] {
  return model.entity(entity).members.filter((member) => isWritten(member));
}

/** What another sample would be stored with. */
async function another(entity: string, samples: SampleRecords): Promise<Body> {
  const [unused] = samples.unused(entity);
  return unused === undefined ? {} : (JSON.parse(await samples.sent(entity, unused)) as Body);
}

/** Gives the first member the value of another record that may have it alone; rules may have a word in that. */
async function changeOne(
  admin: Caller,
  item: string,
  record: Body,
  other: Body,
): Promise<readonly [string, Reply] | undefined> {
  for (const [name, value] of Object.entries(other)) {
    const reply = await admin.patch(item, { [name]: value });
    assert.ok(reply.status === 200 || reply.status === 422, reply.text);
    if (reply.status === 200 && reply.headers.get('etag') !== '"1"') {
      // what is written and never shown, such as a secret, changes too
      const isShown = JSON.stringify(reply.body[name]) !== JSON.stringify(record[name]);
      return isShown ? [name, reply] : undefined;
    }
  }
  return undefined;
}

/** Replaces the record by itself without the first member that it can be without. */
async function leaveOneOut(
  admin: Caller,
  item: string,
  entity: string,
  sent: Body,
): Promise<readonly [string, Reply] | undefined> {
  for (const member of writtenMembers(entity)) {
    const isOptional = member.kind === 'field' && !member.required && member.initial === null;
    const isText = isOptional && (member.type.kind === 'text' || member.type.kind === 'integer');
    if (isText && sent[member.name] !== null && sent[member.name] !== undefined) {
      const rest = Object.fromEntries(Object.entries(sent).filter(([name]) => name !== member.name));
      const reply = await admin.put(item, rest);
      assert.ok(reply.status === 200 || reply.status === 422, reply.text);
      if (reply.status === 200) {
        return [member.name, reply];
      }
    }
  }
  return undefined;
}

async function idsByPages(admin: Caller, list: string, most: number): Promise<readonly string[]> {
  const ids: string[] = [];
  let cursor: unknown = '';
  while (typeof cursor === 'string' && ids.length <= most) {
    const page = await admin.get(`${list}&cursor=${encodeURIComponent(cursor)}`);
    assert.equal(page.status, 200, page.text);
    ids.push(...itemsOf(page).map((one) => one['id'] as string));
    cursor = page.body['nextCursor'];
  }
  assert.equal(cursor, null);
  return ids;
}

/** A value as it is written: of a file its id. */
function asSent(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'mediaType' in value && 'id' in value ? value.id : value;
}
