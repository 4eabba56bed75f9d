import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { model } from '../src/model.ts';
import { fileFieldsOf } from '../src/support/model.ts';
import { Client } from './client.ts';
import type { Harness } from './harness.ts';

const TEXT = { 'Content-Type': 'text/html' };

/** Files: uploaded for fields that hold them, and refused where there is none. */
export function testFiles(harness: () => Harness): void {
  const hasFields = [...model.entities.values()].some((entity) => fileFieldsOf(entity).length > 0);
  describe('files', () => {
    test('whoever has no field for a file uploads none', async () => {
      const person = await harness().person();
      assert.equal((await person.call('POST', '/api/v1/files', 'x', TEXT)).status, 403);
      assert.equal((await new Client(harness().base, '').call('POST', '/api/v1/files', 'x', TEXT)).status, 401);
    });

    test('a file is read by its uploader while no record has it', { skip: !hasFields }, async () => {
      const { admin, base } = harness();
      const uploaded = await admin.call('POST', '/api/v1/files?name=..%2Fa.txt', 'just words', TEXT);
      assert.equal(uploaded.status, 201, uploaded.text);
      const { id, name, size, mediaType } = uploaded.body;
      assert.deepEqual([name, size, mediaType], ['a.txt', 10, 'text/plain']);
      const content = await admin.get(`/api/v1/files/${String(id)}`, { Range: 'bytes=5-' });
      assert.deepEqual([content.status, content.text], [206, 'words']);
      assert.match(content.headers.get('content-disposition') ?? '', /^attachment/);
      assert.equal((await (await harness().person()).get(`/api/v1/files/${String(id)}`)).status, 404);
      const link = await admin.post(`/api/v1/files/${String(id)}/link`, {});
      assert.equal((await new Client(base, '').get(String(link.body['url']))).text, 'just words');
      assert.equal((await admin.delete(`/api/v1/files/${String(id)}`)).status, 204);
      assert.equal((await admin.get(`/api/v1/files/${String(id)}`)).status, 404);
    });

    test('a file that is too large is refused, and nothing of it stays', { skip: !hasFields }, async () => {
      const reply = await harness().admin.call('POST', '/api/v1/files', 'x'.repeat(100_001), TEXT);
      assert.equal(reply.status, 413);
      assert.equal(reply.body['type'], 'urn:modelwright:problem:file-too-large');
    });
  });
}
