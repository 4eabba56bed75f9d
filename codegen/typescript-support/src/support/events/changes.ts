import type { Connection, Database } from '../database.ts';

const PUBLISHED_AT_ONCE = 1_000;

/** A change of a record that followers are told of. */
export interface RecordChange {
  /** Its place in the order of all changes. */
  readonly place: bigint;
  readonly entity: string;
  readonly record: string;
  readonly version: string;
  readonly action: 'create' | 'update' | 'delete';
  readonly at: string;
  readonly actor: string;
}

const PLACE = `WITH pending AS (
    SELECT id, row_number() OVER (ORDER BY id) AS number
    FROM (SELECT id FROM app_system.record_change WHERE place IS NULL ORDER BY id LIMIT $2) first)
  UPDATE app_system.record_change c SET place = $1::bigint + p.number FROM pending p WHERE c.id = p.id RETURNING c.place`;
const READ = `SELECT place, entity_id, record_id, version, action, at, actor FROM app_system.record_change
  WHERE place > $1 ORDER BY place LIMIT $2`;

/** Gives every committed change a place; the last one. Processes give way to each other. */
export async function publish(database: Database): Promise<bigint> {
  for (;;) {
    const { last, count } = await database.transaction(publishSome);
    if (count < PUBLISHED_AT_ONCE) {
      return last;
    }
  }
}

async function publishSome(connection: Connection): Promise<{ readonly last: bigint; readonly count: number }> {
  // under this lock, so that whoever has seen a place never finds another before it
  const [row] = await connection.query('SELECT last_place FROM app_system.record_stream FOR UPDATE');
  const before = row?.[0] as string;
  const count = (await connection.query(PLACE, [before, PUBLISHED_AT_ONCE])).length;
  const last = BigInt(before) + BigInt(count);
  if (count > 0) {
    await connection.query('UPDATE app_system.record_stream SET last_place = $1', [last.toString()]);
  }
  return { last, count };
}

/** The changes behind that place, in their order. */
export async function changesAfter(
  connection: Connection,
  place: bigint,
  limit: number,
): Promise<readonly RecordChange[]> {
  const rows = await connection.query(READ, [place.toString(), limit]);
  return rows.map((row) => {
    const [at, entity, record, version, action, time, actor] = row as readonly string[];
    return { place: BigInt(at ?? 0), entity, record, version, action, at: time, actor } as RecordChange;
  });
}
