import type { Rights, RightsOfRoles } from '../access.ts';
import type { Connection, Database } from '../database.ts';
import { parseJson, writeJson, type Json } from '../json.ts';
import { fieldsOf, type Entity, type RequestContext, type Stored } from '../model.ts';
import { Faults, malformed, notFound, Problem } from '../problem.ts';
import { decode, isUuid } from '../records/codec.ts';
import type { JournalEntry, JournaledMember } from '../records/journal.ts';
import type { RecordBody } from '../records/reader.ts';
import { versionOf, type StoredRecord } from '../records/rows.ts';
import type { Records } from '../records/service.ts';
import { Writer } from '../records/writer.ts';
import { JournalWalk, PastValues, type MemberChange } from './past.ts';
import { visibilityOf, type Visibility } from './visibility.ts';

const NEWEST = '9223372036854775807';
const VERSION = /^[1-9][0-9]{0,17}$/;

/** A record as it is, with the way back. */
interface Past {
  /** As it is, or as it was before it was deleted. */
  readonly last: StoredRecord;
  readonly isPresent: boolean;
  /** The one that the next change would make. */
  readonly nextVersion: string;
  readonly values: PastValues;
  readonly walk: JournalWalk;
  readonly visibility: Visibility;
}

/** What records were, and going back. */
export class RecordHistory {
  readonly #database: Database;
  readonly #rights: RightsOfRoles;
  readonly #records: Records;
  readonly #writer = new Writer();

  constructor(database: Database, rights: RightsOfRoles, records: Records) {
    this.#database = database;
    this.#rights = rights;
    this.#records = records;
  }

  /** The changes of a record, the newest first; the body of the answer. */
  list(
    entity: Entity,
    request: RequestContext,
    id: string,
    limit: number,
    cursor: string | undefined,
  ): Promise<string> {
    if (cursor !== undefined && !VERSION.test(cursor)) {
      throw malformed('malformed-cursor', '/cursor', 'This cursor did not come from here.');
    }
    const below = BigInt(cursor ?? NEWEST);
    return this.#withPast(entity, request, id, async (past) => {
      const items: string[] = [];
      let next = await past.walk.peek();
      while (next !== undefined && items.length < limit) {
        past.walk.advance();
        const changes = past.values.undo(next);
        if (BigInt(next.version) < below) {
          items.push(shown(next, changes, past.visibility));
        }
        next = await past.walk.peek();
      }
      const more = next === undefined ? 'null' : `"${BigInt(next.version) + 1n}"`;
      return `{"items":[${items.join(',')}],"nextCursor":${more}}`;
    });
  }

  /** Makes a record what it was in that version, by an ordinary change under the rights of today. */
  async restore(entity: Entity, request: RequestContext, id: string, version: bigint): Promise<RecordBody> {
    const { past, sent } = await this.#withPast(entity, request, id, async (found) => ({
      past: found,
      sent: await valuesOf(found, version),
    }));
    if (past.isPresent) {
      return this.#records.change(entity, request, id, versionOf(past.last), new Map(sent), new Map(), false);
    }
    const origin = {
      id: id.toLowerCase(),
      version: past.nextVersion,
      createdAt: past.last.values['createdAt'] as string,
      createdBy: past.last.values['createdBy'] as string,
    };
    // what was absent is not to get its initial value
    const initial = new Set(fieldsOf(entity).flatMap((field) => (field.initial === null ? [] : [field.name])));
    const members = [...sent].filter(([name, value]) => value !== null || initial.has(name));
    return this.#records.recreate(entity, request, origin, new Map(members));
  }

  #withPast<T>(entity: Entity, request: RequestContext, id: string, work: (past: Past) => Promise<T>): Promise<T> {
    const rights = this.#rights.of(request.roles);
    if (!rights.of(entity.name).isKnown) {
      throw notFound('entity');
    }
    if (!isUuid(id)) {
      throw notFound('record');
    }
    // record and journal as they are at one moment
    return this.#database.snapshot(async (connection) => {
      const past = await this.#past(connection, request, rights, entity, id.toLowerCase());
      if (past === undefined) {
        throw notFound('record');
      }
      return work(past);
    });
  }

  async #past(
    connection: Connection,
    request: RequestContext,
    rights: Rights,
    entity: Entity,
    id: string,
  ): Promise<Past | undefined> {
    const record = await this.#writer.load(connection, request, rights, entity, id, false);
    if (record === undefined) {
      return this.#pastOfDeleted(connection, request, rights, entity, id);
    }
    const nextVersion = next(versionOf(record));
    return {
      last: record,
      isPresent: true,
      nextVersion,
      values: new PastValues(entity, record),
      walk: new JournalWalk(connection, id, nextVersion),
      visibility: await visibilityOf(connection, request, rights, entity, record),
    };
  }

  /** Undefined where there was none, or none that the caller could read if it were back as it was. */
  async #pastOfDeleted(
    connection: Connection,
    request: RequestContext,
    rights: Rights,
    entity: Entity,
    id: string,
  ): Promise<Past | undefined> {
    const scout = new JournalWalk(connection, id, NEWEST);
    const deletion = await scout.peek();
    if (deletion?.action !== 'delete' || deletion.entity !== entity.id) {
      return undefined;
    }
    const creation = await creationIn(scout);
    if (creation === undefined && rights.of(entity.name).access('read') !== 'all') {
      // nobody can say whose record it was
      return undefined;
    }
    const values = new PastValues(entity, undefined);
    values.undo(deletion);
    const last = lastOf(id, values, deletion, creation ?? deletion);
    const visibility = await visibilityOf(connection, request, rights, entity, last);
    const nextVersion = next(deletion.version);
    return visibility.showsRecord
      ? {
          last,
          isPresent: false,
          nextVersion,
          values: new PastValues(entity, undefined),
          walk: new JournalWalk(connection, id, nextVersion),
          visibility,
        }
      : undefined;
  }
}

function next(version: string): string {
  return (BigInt(version) + 1n).toString();
}

async function creationIn(scout: JournalWalk): Promise<JournalEntry | undefined> {
  let oldest: JournalEntry | undefined;
  for (let entry = await scout.peek(); entry !== undefined; entry = await scout.peek()) {
    oldest = entry;
    scout.advance();
  }
  return oldest?.action === 'create' && oldest.version === '1' ? oldest : undefined;
}

/** The record as it was before its deletion; values that the design does not take any more are left out. */
function lastOf(id: string, past: PastValues, deletion: JournalEntry, creation: JournalEntry): StoredRecord {
  const values = Object.assign(Object.create(null), {
    id,
    version: deletion.version,
    createdAt: creation.at,
    createdBy: creation.actor,
    updatedAt: deletion.at,
    updatedBy: deletion.actor,
  }) as Record<string, Stored>;
  const links = new Map<string, readonly string[]>();
  for (const [member, text] of past.all()) {
    const json = sentOf(member, text);
    if (member.kind === 'toMany') {
      links.set(member.name, Array.isArray(json) ? (json as string[]) : []);
    } else if (member.kind === 'field' && json !== null && member.type.kind !== 'autoNumber') {
      values[member.name] = decode(member.type, json, '', new Faults()) ?? null;
    } else {
      values[member.name] = json === null ? null : writeJson(json).replaceAll('"', '');
    }
  }
  return { values, links };
}

/** What has to be sent, by name, so that the record is what it was in that version. */
async function valuesOf(past: Past, version: bigint): Promise<ReadonlyMap<string, Json>> {
  const now = past.values.all();
  let entry = await past.walk.peek();
  while (entry !== undefined && BigInt(entry.version) > version) {
    past.walk.advance();
    past.values.undo(entry);
    entry = await past.walk.peek();
  }
  if (entry === undefined || BigInt(entry.version) !== version) {
    throw notFound('version of this record');
  }
  if (entry.action === 'delete') {
    throw new Problem(409, 'nothing-to-restore', 'In this version the record was deleted.');
  }
  const sent = new Map<string, Json>();
  for (const [member, text] of past.values.all()) {
    // a record that comes back gets a new number of the system
    const isWritten = member.kind !== 'field' || member.type.kind !== 'autoNumber';
    if (isWritten && past.visibility.shows(member) && (!past.isPresent || text !== now.get(member))) {
      sent.set(member.name, sentOf(member, text));
    }
  }
  return sent;
}

/** The value as it is written: of a file its id. */
function sentOf(member: JournaledMember, text: string): Json {
  const json = parseJson(Buffer.from(text));
  const isFile = member.kind === 'field' && (member.type.kind === 'file' || member.type.kind === 'image');
  return isFile && json instanceof Map ? (json.get('id') ?? null) : json;
}

const ACTIONS = { create: 'created', update: 'updated', delete: 'deleted' } as const;

function shown(
  entry: JournalEntry,
  changes: ReadonlyMap<JournaledMember, MemberChange>,
  visibility: Visibility,
): string {
  const action = entry.action === 'create' && entry.version !== '1' ? 'restored' : ACTIONS[entry.action];
  const members = [...changes]
    .filter(([member]) => visibility.shows(member))
    .map(([member, { from, to }]) => `${JSON.stringify(member.name)}:{"from":${from},"to":${to}}`);
  return `{"version":${entry.version},"action":"${action}","at":"${entry.at}","by":"${entry.actor}","changes":{${members.join(',')}}}`;
}
