import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseJson, type Json, type JsonObject } from './json.ts';
import type { Entity, Model, RequestContext } from './model.ts';
import { NO_PARAMETERS } from './query/parameters.ts';
import type { Records } from './records/service.ts';

/** Stands in sample records for the person who loads them. */
export const LOADER = '00000000-0000-0000-0000-000000000000';
const FILE = /^[0-9]+-([A-Za-z0-9]+)\.ndjson$/;

/** The sample records of one entity, each with an id by which others refer to it. */
export interface Samples {
  readonly entity: string;
  readonly rows: readonly JsonObject[];
}

/** Reads the files `001-project.ndjson`…, those first that others refer to. */
export function readSamples(folder: string): readonly Samples[] {
  return readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const entity = FILE.exec(name)?.[1];
      return entity === undefined ? [] : [{ entity, rows: readRows(join(folder, name)) }];
    });
}

function readRows(file: string): readonly JsonObject[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => parseJson(Buffer.from(line)) as JsonObject);
}

/** A sample as it is sent: without its id, and with what `known` has for the ids that it refers to. */
export function withKnownIds(model: Model, entity: Entity, row: JsonObject, known: (id: string) => string): JsonObject {
  const sent: JsonObject = new Map();
  for (const [name, value] of row) {
    const kind = model.member(entity, name)?.kind;
    if (name !== 'id') {
      sent.set(name, kind === 'toOne' || kind === 'toMany' ? replaced(value, known) : value);
    }
  }
  return sent;
}

function replaced(value: Json, known: (id: string) => string): Json {
  if (Array.isArray(value)) {
    return value.map((item) => replaced(item, known));
  }
  return typeof value === 'string' ? known(value) : value;
}

/** Stores the sample records as that person. */
export async function loadSamples(
  records: Records,
  model: Model,
  folder: string,
  request: RequestContext,
): Promise<number> {
  const ids = new Map([[LOADER, request.userId]]);
  let count = 0;
  for (const { entity: name, rows } of readSamples(folder)) {
    const entity = model.entity(name);
    for (const row of rows) {
      const sent = withKnownIds(model, entity, row, (id) => ids.get(id) ?? id);
      const created = await records.create(entity, request, sent, NO_PARAMETERS);
      const [id, made] = [row.get('id'), created.records[0]];
      if (typeof id === 'string' && made !== undefined) {
        ids.set(id, made.id);
      }
      count++;
    }
  }
  return count;
}
