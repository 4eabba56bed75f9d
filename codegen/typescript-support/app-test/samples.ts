import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { model } from '../src/model.ts';
import { writeJson, type Json, type JsonObject } from '../src/support/json.ts';
import { LOADER, readSamples, withKnownIds } from '../src/support/seed.ts';
import type { Body, Client } from './client.ts';

const ROWS = new Map(
  readSamples(fileURLToPath(new URL('../seed', import.meta.url))).map(({ entity, rows }) => [entity, rows]),
);

/** How many samples an entity has. */
export function sampleCount(entity: string): number {
  return ROWS.get(entity)?.length ?? 0;
}

/** Sample records, stored as tests need them, with the records that they refer to. */
export class SampleRecords {
  readonly #client: Client;
  readonly #ids = new Map<string, string>();
  #me = '';

  constructor(client: Client) {
    this.#client = client;
  }

  /** What a test sends for that sample; the records that it refers to are there. */
  async sent(entity: string, index: number, change: JsonObject = new Map()): Promise<string> {
    const row = ROWS.get(entity)?.[index];
    assert.ok(row, `${entity} has a sample ${index}`);
    if (this.#me === '') {
      this.#me = (await this.#client.get('/api/v1/me')).body['id'] as string;
    }
    const known = new Map<string, string>();
    for (const [target, id] of referencesOf(entity, row)) {
      const isSelf = target === entity && id === row.get('id');
      known.set(id, id === LOADER ? this.#me : isSelf ? id : await this.#stored(target, id));
    }
    const json = withKnownIds(model, model.entity(entity), row, (id) => known.get(id) ?? id);
    return writeJson(new Map([...json, ...change]));
  }

  /** Stores that sample. */
  async create(entity: string, index: number): Promise<Body> {
    const reply = await this.#client.call('POST', `/api/v1/records/${entity}`, await this.sent(entity, index));
    assert.equal(reply.status, 201, reply.text);
    return reply.body;
  }

  async #stored(entity: string, id: string): Promise<string> {
    const known = this.#ids.get(id);
    if (known !== undefined) {
      return known;
    }
    const index = ROWS.get(entity)?.findIndex((row) => row.get('id') === id) ?? -1;
    const stored = (await this.create(entity, index))['id'] as string;
    this.#ids.set(id, stored);
    return stored;
  }
}

function referencesOf(entity: string, row: JsonObject): readonly (readonly [string, string])[] {
  return model.entity(entity).members.flatMap((member) => {
    const value: Json | undefined = row.get(member.name);
    if ((member.kind !== 'toOne' && member.kind !== 'toMany') || value === undefined || value === null) {
      return [];
    }
    const ids = Array.isArray(value) ? value : [value];
    return ids.flatMap((id) => (typeof id === 'string' ? [[member.target, id] as const] : []));
  });
}
