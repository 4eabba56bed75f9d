import type { Connection } from '../database.ts';

/** An answer that was kept. */
export interface KeptAnswer {
  readonly bodyHash: string;
  /** Empty where the answer was too large. */
  readonly sealed: string;
}

const CLAIM = 'SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0))';
const FIND = 'SELECT body_hash, sealed FROM app_system.idempotency WHERE place = $1 AND expires_at > now()';
const PUT = `INSERT INTO app_system.idempotency (place, body_hash, sealed, expires_at)
  VALUES ($1, $2, $3, now() + make_interval(hours => 24))
  ON CONFLICT (place) DO UPDATE
  SET body_hash = excluded.body_hash, sealed = excluded.sealed, expires_at = excluded.expires_at`;
const SWEEP = `WITH swept AS (DELETE FROM app_system.idempotency WHERE expires_at <= now() RETURNING 1)
  SELECT count(*) FROM swept`;

/**
 * Whether nobody else is at that place until the end of the transaction. Does not wait: what is not committed yet is seen by
 * nobody, and each one who waited would hold a connection.
 */
export async function claim(connection: Connection, place: string): Promise<boolean> {
  const [row] = await connection.query(CLAIM, [`idempotency ${place}`]);
  return row?.[0] === true;
}

export async function findKept(connection: Connection, place: string): Promise<KeptAnswer | undefined> {
  const [row] = await connection.query(FIND, [place]);
  return row && { bodyHash: String(row[0]), sealed: String(row[1]) };
}

export async function keep(connection: Connection, place: string, { bodyHash, sealed }: KeptAnswer): Promise<void> {
  await connection.query(PUT, [place, bodyHash, sealed]);
}

/** Forgets the answers whose day is over; how many there were. */
export async function sweepKept(connection: Connection): Promise<number> {
  const [row] = await connection.query(SWEEP);
  return Number(row?.[0]);
}
