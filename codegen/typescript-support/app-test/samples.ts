import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { model } from '../src/model.ts';
import { fieldsOf } from '../src/support/model.ts';
import { writeJson, type Json, type JsonObject } from '../src/support/json.ts';
import { LOADER, readSamples, withKnownIds } from '../src/support/seed.ts';
import type { Body, Client, Reply } from './client.ts';

const ROWS = new Map(
  readSamples(fileURLToPath(new URL('../seed', import.meta.url))).map(({ entity, rows }) => [entity, rows]),
);

/** Sample records, stored as tests need them, with the records that they refer to. One for all tests, so that none is stored twice. */
export class SampleRecords {
  readonly #client: Client;
  /** The ids of those that are stored, by the ids of the samples. */
  readonly #stored = new Map<string, string>();

  constructor(client: Client, me: string) {
    this.#client = client;
    this.#stored.set(LOADER, me);
  }

  /** The numbers of samples that are not stored; those first that fewest others refer to. */
  unused(entity: string): readonly number[] {
    const rows = ROWS.get(entity) ?? [];
    return rows.flatMap((row, index) => (this.#stored.has(idOf(row)) ? [] : [index])).reverse();
  }

  /** What is sent to store that sample; the records that it refers to are there. */
  async sent(entity: string, index: number, change: JsonObject = new Map()): Promise<string> {
    const row = ROWS.get(entity)?.[index];
    assert.ok(row, `${entity} has a sample ${index}`);
    for (const [target, id] of referencesOf(entity, row)) {
      if (!this.#stored.has(id) && id !== row.get('id')) {
        await this.create(target, ROWS.get(target)?.findIndex((other) => other.get('id') === id) ?? -1);
      }
    }
    const json = withKnownIds(model, model.entity(entity), row, (id) => this.#stored.get(id) ?? id);
    return writeJson(new Map([...json, ...change]));
  }

  /** Stores that sample, or one that is not stored. */
  async create(entity: string, index = this.unused(entity)[0] ?? -1): Promise<Body> {
    const reply = await this.#client.call('POST', `/api/v1/records/${entity}`, await this.sent(entity, index));
    assert.equal(reply.status, 201, reply.text);
    this.#stored.set(idOf(ROWS.get(entity)?.[index] ?? new Map<string, Json>()), reply.body['id'] as string);
    return reply.body;
  }

  /** Deletes a record that was stored here. */
  async delete(entity: string, record: Body): Promise<Reply> {
    const reply = await this.#client.delete(`/api/v1/records/${entity}/${String(record['id'])}`);
    for (const [sample, id] of this.#stored) {
      if (id === record['id']) {
        this.#stored.delete(sample);
      }
    }
    return reply;
  }
}

/** A record but for what each change gives it anew. */
export function withoutStamps(entity: string, record: Body): Body {
  const numbers = fieldsOf(model.entity(entity)).filter((field) => field.type.kind === 'autoNumber');
  const left = new Set(['version', 'updatedAt', 'updatedBy', ...numbers.map((field) => field.name)]);
  const secrets = fieldsOf(model.entity(entity)).filter((field) => field.type.kind === 'secret');
  return Object.fromEntries(
    Object.entries(record).filter(([name]) => !left.has(name) && !secrets.some((field) => field.name === name)),
  );
}

function idOf(row: JsonObject): string {
  return row.get('id') as string;
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
