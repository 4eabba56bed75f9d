import { conditionOf, type Access, type RightsOfRoles } from '../access.ts';
import type { Connection } from '../database.ts';
import type { Entity, Model, RequestContext } from '../model.ts';
import { slotsOf } from '../records/reader.ts';
import { raw, slot, sql, Statement } from '../sql.ts';
import type { RecordChange } from './changes.ts';

/** A change with the entity that its record is of. */
export interface VisibleChange {
  readonly change: RecordChange;
  readonly entity: Entity;
}

/**
 * The changes that the caller may know of. Where they may read every record of the entity, all of them; where a condition limits
 * what they read, those whose record they can read now. The deletion of a record that a condition might have hidden is not
 * shown: whether it could be read is no longer known.
 */
export async function visibleTo(
  connection: Connection,
  model: Model,
  rights: RightsOfRoles,
  request: RequestContext,
  changes: readonly RecordChange[],
): Promise<readonly VisibleChange[]> {
  const mine = rights.of(request.roles);
  const known = changes.flatMap((change) => {
    const entity = model.entityOfId(change.entity);
    return entity === undefined ? [] : [{ change, entity }];
  });
  const readable = new Set<string>();
  for (const [entity, some] of Map.groupBy(known, (one) => one.entity)) {
    const ids = [...new Set(some.map((one) => one.change.record))];
    for (const id of await readableIn(connection, request, entity, mine.of(entity.name).access('read'), ids)) {
      readable.add(id);
    }
  }
  return known.filter(({ change, entity }) => {
    const access = mine.of(entity.name).access('read');
    return access === 'all' || (change.action !== 'delete' && readable.has(change.record));
  });
}

/** Those of the records that meet the condition; not asked where there is none. */
async function readableIn(
  connection: Connection,
  request: RequestContext,
  entity: Entity,
  access: Access,
  ids: readonly string[],
): Promise<readonly string[]> {
  const condition = conditionOf(access);
  if (condition === undefined) {
    return [];
  }
  const text = sql`SELECT e."id" FROM ${raw(entity.table)} e WHERE e."id" = ANY(${slot('uuid[]', 'ids')}) AND (${condition(raw('e'))})`;
  return (await connection.run(new Statement(text), { ...slotsOf(request), ids })).map(([id]) => id as string);
}
