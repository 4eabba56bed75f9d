import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { model } from '../src/model.ts';
import { itemsOf, type Body, type Client } from './client.ts';
import type { Harness } from './harness.ts';
import { withoutStamps } from './samples.ts';

/** What became of records: their history, the stream of changes, and many of them as texts. */
export function testChanges(harness: () => Harness): void {
  for (const entity of model.entities.keys()) {
    describe(`the past of ${entity}`, () => {
      const path = `/api/v1/records/${entity}`;
      let admin: Client;
      let record: Body;

      before(async () => {
        admin = harness().admin;
        record = await harness().samples.create(entity);
      });

      test('a record that was deleted is told of, and comes back', async () => {
        const item = `${path}/${String(record['id'])}`;
        const [created] = itemsOf(await admin.get(`${item}/history`));
        assert.equal(created?.['action'], 'created');
        assert.equal(created['at'], record['createdAt']);
        assert.equal((await admin.delete(item)).status, 204);
        const stranger = await harness().person();
        assert.equal((await stranger.get(`${item}/history`)).status, 404);
        const restored = await admin.post(`${item}/restore`, { version: 1 });
        assert.equal(restored.status, 200, restored.text);
        assert.deepEqual(withoutStamps(entity, restored.body), withoutStamps(entity, record));
        assert.equal(restored.body['version'], 3);
        const history = itemsOf(await admin.get(`${item}/history`));
        assert.deepEqual(
          history.map((entry) => entry['action']),
          ['restored', 'deleted', 'created'],
        );
        assert.equal((await admin.post(`${item}/restore`, { version: 2 })).status, 409);
        assert.equal((await admin.post(`${item}/restore`, { version: 'x' })).status, 422);
      });

      test('followers are told of a change, and go on where they were', async () => {
        const made = await harness().samples.create(entity);
        const stream = await admin.follow('/api/v1/records/events', '0');
        const event = await stream.find((data) => data['id'] === made['id']);
        assert.equal(event['entity'], entity);
        assert.equal(event['action'], 'created');
        await harness().samples.delete(entity, made);
        const deleted = await stream.find((data) => data['id'] === made['id']);
        assert.equal(deleted['action'], 'deleted');
        await stream.close();
      });

      test('an export holds the record, and an import refuses what cannot be one', async () => {
        const filter = encodeURIComponent(`id == '${String(record['id'])}'`);
        const lines = (await admin.get(`${path}/export?filter=${filter}`)).text.trimEnd().split('\n');
        assert.equal(lines.length, 1);
        assert.equal((JSON.parse(lines[0] ?? '') as Body)['id'], record['id']);
        const csv = await admin.get(`${path}/export?format=csv&filter=${filter}`);
        assert.match(csv.text, /^id,version,createdAt,createdBy,updatedAt,updatedBy/);
        const headers = { 'Content-Type': 'application/x-ndjson' };
        const report = await admin.call('POST', `${path}/import`, '{"nothingOfThis":1}\nno\n', headers);
        assert.equal(report.status, 200, report.text);
        assert.deepEqual([report.body['read'], report.body['imported'], report.body['rejected']], [2, 0, 2]);
        assert.equal((await admin.post(`${path}/import`, {})).status, 415);
      });
    });
  }

  test('nobody follows without a right', async () => {
    const person = await harness().person();
    const stream = await person.follow('/api/v1/records/events', undefined);
    const { id } = (await person.get('/api/v1/me')).body;
    await harness().admin.patch(`/api/v1/users/${String(id)}`, { active: false });
    const [entity] = model.entities.keys();
    if (entity !== undefined) {
      await harness().samples.delete(entity, await harness().samples.create(entity));
    }
    await stream.ended();
  });
}
