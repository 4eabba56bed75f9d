import type { EntityRights } from '../access.ts';
import { parseJson, writeJson, type Json } from '../json.ts';
import {
  fieldsOf,
  linkSetsOf,
  referencesOf,
  type Entity,
  type FieldMember,
  type Member,
  type RequestContext,
  type Stored,
  type Values,
} from '../model.ts';
import type { Sent } from './decoder.ts';
import type { StoredRecord } from './rows.ts';

/** Where a record comes from that was there before. */
export interface Origin {
  readonly id: string;
  /** The one that it comes back with. */
  readonly version: string;
  readonly createdAt: string;
  readonly createdBy: string;
}

/** What a new record has: what was sent, and the initial values of what was not. */
export function created(entity: Entity, sent: Sent, origin: Origin, request: RequestContext): StoredRecord {
  const values = blank(entity);
  for (const field of fieldsOf(entity)) {
    values[field.name] = field.initial;
  }
  Object.assign(values, origin);
  apply(sent, values);
  stamp(values, request);
  return { values, links: sent.links };
}

/** The record with the members that were sent, and no others, changed. */
export function patched(before: StoredRecord, sent: Sent, request: RequestContext): StoredRecord {
  const values = copyOf(before.values);
  apply(sent, values);
  return changed(values, sent.links, request);
}

/** The record as if it were new, but for the members that the caller may not write, which stay. */
export function replaced(
  entity: Entity,
  rights: EntityRights,
  before: StoredRecord,
  sent: Sent,
  request: RequestContext,
): StoredRecord {
  const values = copyOf(before.values);
  for (const field of fieldsOf(entity)) {
    if (!isKept(field, sent) && isWritable(rights, field)) {
      values[field.name] = field.initial;
    }
  }
  for (const reference of referencesOf(entity)) {
    if (isWritable(rights, reference)) {
      values[reference.name] = null;
    }
  }
  apply(sent, values);
  const links = new Map(sent.links);
  for (const set of linkSetsOf(entity)) {
    if (isWritable(rights, set) && !sent.faulty.has(set.name) && !links.has(set.name)) {
      links.set(set.name, []);
    }
  }
  return changed(values, links, request);
}

function isKept(field: FieldMember, sent: Sent): boolean {
  const isSecretSentBack = field.type.kind === 'secret' && sent.names.has(field.name) && !sent.values.has(field.name);
  return field.type.kind === 'autoNumber' || isSecretSentBack;
}

function isWritable(rights: EntityRights, member: Member): boolean {
  return rights.writes('update', [member.name]) !== 'none';
}

function blank(entity: Entity): Values {
  const values = Object.create(null) as Values;
  for (const reference of referencesOf(entity)) {
    values[reference.name] = null;
  }
  return values;
}

function copyOf(values: Values): Values {
  return Object.assign(Object.create(null) as Values, values);
}

function apply(sent: Sent, values: Values): void {
  for (const [name, value] of sent.values) {
    values[name] = value;
  }
}

function changed(values: Values, links: StoredRecord['links'], request: RequestContext): StoredRecord {
  values['version'] = (BigInt(values['version'] as string) + 1n).toString();
  stamp(values, request);
  return { values, links };
}

function stamp(values: Values, request: RequestContext): void {
  values['updatedAt'] = request.now;
  values['updatedBy'] = request.userId;
}

/** The names of the members in which two versions differ; the order of links means nothing. */
export function differences(entity: Entity, before: StoredRecord, after: StoredRecord): readonly string[] {
  const values = [...fieldsOf(entity), ...referencesOf(entity)]
    .filter((member) => {
      const [left, right] = [before.values[member.name], after.values[member.name]];
      return member.kind === 'field' && member.type.kind === 'json' ? !isSameJson(left, right) : !isSame(left, right);
    })
    .map((member) => member.name);
  const links = linkSetsOf(entity)
    .map((set) => set.name)
    .filter((name) => {
      const now = after.links.get(name);
      return now !== undefined && !isSame([...(before.links.get(name) ?? [])].sort(), [...now].sort());
    });
  return [...values, ...links];
}

/** PostgreSQL writes JSON with members in an order and with space of its own. */
function isSameJson(left: Stored | undefined, right: Stored | undefined): boolean {
  return canonicalJson(left) === canonicalJson(right);
}

/** JSON text in a form that is the same for the same value. */
export function canonicalJson(text: Stored | undefined): string {
  return typeof text === 'string' ? writeJson(sorted(parseJson(Buffer.from(text)))) : '';
}

function sorted(value: Json): Json {
  if (Array.isArray(value)) {
    return value.map(sorted);
  }
  if (!(value instanceof Map)) {
    return value;
  }
  const members = [...value].sort(([a], [b]) => (a < b ? -1 : 1));
  return new Map(members.map(([name, member]) => [name, sorted(member)]));
}

function isSame(left: Stored | undefined, right: Stored | undefined): boolean {
  return JSON.stringify(left ?? null) === JSON.stringify(right ?? null);
}

/** What is required and absent. */
export function missing(entity: Entity, record: StoredRecord, faulty: ReadonlySet<string>): readonly string[] {
  return [...fieldsOf(entity), ...referencesOf(entity)]
    .filter((member) => member.required && !(member.kind === 'field' && member.type.kind === 'autoNumber'))
    .map((member) => member.name)
    .filter((name) => !faulty.has(name) && (record.values[name] ?? null) === null);
}
