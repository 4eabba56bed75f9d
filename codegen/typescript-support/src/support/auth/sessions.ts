import { createHash, randomBytes } from 'node:crypto';
import type { Connection, Database } from '../database.ts';
import { newId } from '../ids.ts';
import { Sealer } from '../sealing.ts';

const SESSION_DAYS = 30;
const IDLE_DAYS = 7;
/** How long a used refresh token still gives the one that it was traded for: its answer may have been lost. */
const GRACE_SECONDS = 20;

/** What a session is told from others by. */
export interface Device {
  readonly agent: string;
  readonly address: string;
}

/** A session with the token that goes on with it. */
export interface Grant {
  readonly userId: string;
  readonly session: string;
  readonly refreshToken: string;
  readonly expiresAt: Date;
}

/** What trading a refresh token came to. */
export type Rotation = Grant | 'unknown' | 'reused';

const OPEN = `INSERT INTO app_system.session
    (id, user_id, agent, address, created_at, refreshed_at, expires_at, idle_until)
  SELECT $1, u.id, $4, $5, now(), now(), now() + interval '${SESSION_DAYS} days', now() + interval '${IDLE_DAYS} days'
    FROM (SELECT id FROM app_system.app_user WHERE id = $2 AND password_hash = $3 AND active FOR SHARE) u
  RETURNING expires_at`;
// the token too, not only its session: after the wait for a lock only locked rows are read anew
const LOCK = `SELECT s.id, s.user_id, s.expires_at, t.sealed_successor,
    t.used_at IS NOT NULL, t.used_at >= clock_timestamp() - interval '${GRACE_SECONDS} seconds'
  FROM app_system.refresh_token t JOIN app_system.session s ON s.id = t.session_id
    JOIN app_system.app_user u ON u.id = s.user_id
  WHERE t.token_hash = $1 AND s.idle_until > now() AND u.active FOR UPDATE OF t, s`;
const USE = `UPDATE app_system.refresh_token SET used_at = clock_timestamp(), sealed_successor = $2 WHERE token_hash = $1`;
const EXTEND = `UPDATE app_system.session
  SET refreshed_at = now(), idle_until = least(expires_at, now() + interval '${IDLE_DAYS} days') WHERE id = $1`;
const FORGET = `UPDATE app_system.refresh_token SET sealed_successor = NULL
  WHERE session_id = $1 AND sealed_successor IS NOT NULL
    AND used_at < clock_timestamp() - interval '${GRACE_SECONDS} seconds'`;

/** Where people are signed in. A session goes on by refresh tokens, each of which is traded for the next one. */
export class Sessions {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Undefined where that is not their password any more, or they may not sign in. */
  open(userId: string, passwordHash: string, device: Device): Promise<Grant | undefined> {
    return this.#database.transaction(async (connection) => {
      await connection.query('DELETE FROM app_system.session WHERE user_id = $1 AND idle_until <= now()', [userId]);
      const session = newId();
      const agent = device.agent.slice(0, 500);
      const [row] = await connection.query(OPEN, [session, userId, passwordHash, agent, device.address]);
      if (row === undefined) {
        return undefined;
      }
      const refreshToken = newToken();
      await addToken(connection, refreshToken, session);
      return { userId, session, refreshToken, expiresAt: new Date(row[0] as string) };
    });
  }

  /** Of many who trade the same token exactly one is the first. A token that comes back late was copied: its session ends. */
  rotate(refreshToken: string): Promise<Rotation> {
    return this.#database.transaction(async (connection) => {
      const [row] = await connection.query(LOCK, [hashOf(refreshToken)]);
      if (row === undefined) {
        return 'unknown';
      }
      const [session, userId, expiresAt, sealed, isUsed, isInTime] = row as [string, string, string, ...unknown[]];
      const grant = { userId, session, expiresAt: new Date(expiresAt) };
      if (isUsed !== true) {
        const successor = newToken();
        await connection.query(USE, [hashOf(refreshToken), sealerOf(refreshToken).seal(session, successor)]);
        await addToken(connection, successor, session);
        await connection.query(FORGET, [session]);
        await connection.query(EXTEND, [session]);
        return { ...grant, refreshToken: successor };
      }
      const successor =
        isInTime === true && typeof sealed === 'string' ? sealerOf(refreshToken).open(session, sealed) : undefined;
      if (successor !== undefined) {
        return { ...grant, refreshToken: successor };
      }
      await connection.query('DELETE FROM app_system.session WHERE id = $1', [session]);
      return 'reused';
    });
  }

  /** Ends the session that the token is of. */
  async endByToken(refreshToken: string): Promise<void> {
    const text = `DELETE FROM app_system.session WHERE id IN
      (SELECT session_id FROM app_system.refresh_token WHERE token_hash = $1)`;
    await this.#database.query(text, [hashOf(refreshToken)]);
  }
}

/** Ends every session of an account, in the transaction of whatever ends them. */
export async function endSessions(connection: Connection, userId: string): Promise<void> {
  await connection.query('DELETE FROM app_system.session WHERE user_id = $1', [userId]);
}

function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** Tokens are long and random: a plain hash tells nothing of them. */
function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

/** Only whoever has the old token can read the new one. */
function sealerOf(token: string): Sealer {
  return new Sealer(Buffer.from(token), 'successor');
}

async function addToken(connection: Connection, token: string, session: string): Promise<void> {
  const text = 'INSERT INTO app_system.refresh_token (token_hash, session_id) VALUES ($1, $2)';
  await connection.query(text, [hashOf(token), session]);
}
