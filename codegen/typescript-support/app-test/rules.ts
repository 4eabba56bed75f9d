import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseJson, type JsonObject } from '../src/support/json.ts';
import { broken } from './broken.ts';
import { errorsOf } from './client.ts';
import type { Harness } from './harness.ts';

/** Every rule over the members of one record: a record that breaks it is refused with its message. */
export function testRules(harness: () => Harness): void {
  describe('rules', () => {
    for (const { entity, row, change, pointer, message } of broken) {
      test(`${entity}: ${message}`, async () => {
        const { admin, samples } = harness();
        const sent = await samples.sent(entity, row, parseJson(Buffer.from(change)) as JsonObject);
        const reply = await admin.call('POST', `/api/v1/records/${entity}`, sent);
        assert.equal(reply.status, 422, reply.text);
        const found = errorsOf(reply).filter((error) => error['code'] === 'rule');
        assert.ok(
          found.some((error) => error['message'] === message && error['pointer'] === pointer),
          reply.text,
        );
      });
    }
  });
}
