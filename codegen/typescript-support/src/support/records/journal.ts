import type { Connection } from '../database.ts';
import {
  fieldsOf,
  linkSetsOf,
  referencesOf,
  type Entity,
  type FieldMember,
  type ToManyMember,
  type ToOneMember,
} from '../model.ts';
import type { RequestContext } from '../model.ts';
import { formOf } from './forms.ts';
import { idOf, versionOf, type StoredRecord } from './rows.ts';

/** A member whose past is kept. */
export type JournaledMember = FieldMember | ToOneMember | ToManyMember;

export type JournalAction = 'create' | 'update' | 'delete';

/** One change of a record. */
export interface JournalEntry {
  /** Of the record after the change; a deletion takes a number of its own, so that a restored record goes on from there. */
  readonly version: string;
  readonly entity: string;
  readonly action: JournalAction;
  readonly actor: string;
  readonly at: string;
  /** What members held before, by their ids, as JSON text. */
  readonly before: string;
}

const INSERT = `INSERT INTO app_system.record_change (entity_id, record_id, version, action, actor, at, before)
  VALUES ($1, $2, $3, $4, $5, $6, $7::json)`;
const READ = `SELECT version, entity_id, action, actor, at, before FROM app_system.record_change
  WHERE record_id = $1 AND version < $2 ORDER BY version DESC LIMIT $3`;

/** The members of an entity whose past is kept: secrets are none of them. */
export function journaledMembers(entity: Entity): readonly JournaledMember[] {
  const fields = fieldsOf(entity).filter((field) => field.type.kind !== 'secret');
  return [...fields, ...referencesOf(entity), ...linkSetsOf(entity)];
}

/** What a record holds at a member, as the wire shows it; of a file its id. */
export function wireOf(member: JournaledMember, record: StoredRecord): string {
  if (member.kind === 'toMany') {
    return JSON.stringify([...(record.links.get(member.name) ?? [])].sort());
  }
  const value = record.values[member.name] ?? null;
  if (value === null || member.kind === 'toOne') {
    return JSON.stringify(value);
  }
  switch (member.type.kind) {
    case 'file':
    case 'image':
      return JSON.stringify({ id: value });
    case 'money':
    case 'geoPoint':
      return formOf(member)(...pairOf(value));
    default:
      return formOf(member)(value, null);
  }
}

function pairOf(value: unknown): [unknown, unknown] {
  const [first = null, second = null] = Object.values(value as object) as unknown[];
  return [first, second];
}

/** Notes that the record is new, or that it is there again. */
export async function noteCreation(
  connection: Connection,
  request: RequestContext,
  entity: Entity,
  record: StoredRecord,
): Promise<void> {
  await note(connection, request, entity, record, versionOf(record), 'create', []);
}

/** Notes what the members of these names held. */
export async function noteUpdate(
  connection: Connection,
  request: RequestContext,
  entity: Entity,
  before: StoredRecord,
  changed: readonly string[],
): Promise<void> {
  const members = journaledMembers(entity).filter((member) => changed.includes(member.name));
  await note(connection, request, entity, before, next(before), 'update', members);
}

export async function noteDeletion(
  connection: Connection,
  request: RequestContext,
  entity: Entity,
  record: StoredRecord,
): Promise<void> {
  await note(connection, request, entity, record, next(record), 'delete', journaledMembers(entity));
}

function next(record: StoredRecord): string {
  return (BigInt(versionOf(record)) + 1n).toString();
}

async function note(
  connection: Connection,
  request: RequestContext,
  entity: Entity,
  record: StoredRecord,
  version: string,
  action: JournalAction,
  members: readonly JournaledMember[],
): Promise<void> {
  const before = members.map((member) => `${JSON.stringify(member.id)}:${wireOf(member, record)}`);
  const values = [entity.id, idOf(record), version, action, request.userId, request.now, `{${before.join(',')}}`];
  await connection.query(INSERT, values);
}

/** The changes of a record that made versions below that one, the newest first. */
export async function readJournal(
  connection: Connection,
  record: string,
  below: string,
  limit: number,
): Promise<readonly JournalEntry[]> {
  const rows = await connection.query(READ, [record, below, limit]);
  return rows.map((row) => {
    const [version, entity, action, actor, at, before] = row as readonly string[];
    return { version, entity, action, actor, at, before } as JournalEntry;
  });
}
