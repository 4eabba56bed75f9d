import type { Rights } from '../access.ts';
import type { Connection } from '../database.ts';
import { pointer } from '../json.ts';
import { linkSetsOf, PEOPLE, referencesOf, type Entity, type RequestContext, type Values } from '../model.ts';
import type { Finding } from '../problem.ts';
import { bind, raw, sql, Statement } from '../sql.ts';
import type { Sent } from './decoder.ts';
import { slotsOf } from './reader.ts';
import type { StoredRecord } from './rows.ts';
import { conjunction, readable } from './statements.ts';
import { unknownRecord } from './writer.ts';

export interface Kept {
  readonly after: StoredRecord;
  /** Ids that were sent although their sender cannot see the record: there is none for them. */
  readonly faults: readonly Finding[];
}

/**
 * The record after a change, with all that it refers to and its caller cannot see. To them the member reads as null, the set as
 * one without those links, so that a record that they send back as they read it must not lose what it did not show.
 */
export async function keepUnseen(
  connection: Connection,
  request: RequestContext,
  rights: Rights,
  entity: Entity,
  before: StoredRecord,
  after: StoredRecord,
  sent: Sent,
): Promise<Kept> {
  const unseen = async (target: string, ids: readonly string[]) =>
    ids.length === 0 ? new Set<string>() : unreadable(connection, request, rights, rights.model.entity(target), ids);
  const values = Object.assign(Object.create(null) as Values, after.values);
  for (const reference of referencesOf(entity)) {
    const held = before.values[reference.name];
    const isCleared = typeof held === 'string' && (values[reference.name] ?? null) === null;
    if (isCleared && rights.reach(reference) !== 'all' && (await unseen(reference.target, [held])).size > 0) {
      values[reference.name] = held;
    }
  }
  const links = new Map(after.links);
  const faults: Finding[] = [];
  for (const set of linkSetsOf(entity)) {
    const now = links.get(set.name);
    const isLimited = set.target !== PEOPLE && rights.of(set.target).access('read') !== 'all';
    if (isLimited && now !== undefined) {
      const hidden = await unseen(set.target, before.links.get(set.name) ?? []);
      if (sent.links.get(set.name)?.some((id) => hidden.has(id)) === true) {
        faults.push(unknownRecord(pointer('', set.name)));
      }
      links.set(set.name, [...new Set([...now, ...hidden])]);
    }
  }
  return { after: { values, links }, faults };
}

/** Which of those records the caller cannot read. */
async function unreadable(
  connection: Connection,
  request: RequestContext,
  rights: Rights,
  entity: Entity,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const where = conjunction([sql`e."id" = ANY(${bind('uuid[]', ids)})`, ...readable(rights, entity)]);
  const text = sql`SELECT e."id" FROM ${raw(entity.table)} e WHERE ${where}`;
  const rows = await connection.run(new Statement(text), slotsOf(request));
  const seen = new Set(rows.map(([id]) => id));
  return new Set(ids.filter((id) => !seen.has(id)));
}
