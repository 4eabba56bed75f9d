import type { Connection, Row } from '../database.ts';
import { newId } from '../ids.ts';
import { raw, slot, sql, Statement } from '../sql.ts';

/** Somebody who uses the app. */
export interface User {
  readonly id: string;
  readonly email: string;
  readonly displayName: string;
  readonly roles: readonly string[];
  /** Whether they may sign in. */
  readonly active: boolean;
  readonly createdAt: string;
  /** Whether the password has to be changed before anything else. */
  readonly mustChangePassword: boolean;
}

export interface NewUser {
  readonly email: string;
  readonly displayName: string;
  readonly passwordHash: string;
  readonly roles: readonly string[];
  readonly mustChangePassword: boolean;
}

export interface UserChange {
  readonly displayName?: string;
  readonly roles?: readonly string[];
  readonly active?: boolean;
  readonly passwordHash?: string;
  readonly mustChangePassword?: boolean;
}

const COLUMNS = 'id, email, display_name, roles, active, created_at, must_change_password';
const BY_ID = `SELECT ${COLUMNS} FROM app_system.app_user WHERE id = $1`;
const ACCOUNT = slot('uuid', 'account');
/** Asked at every request, and so prepared. */
const HOLDER = new Statement(sql`SELECT ${raw(COLUMNS)} FROM app_system.app_user WHERE id = ${ACCOUNT} AND active
  AND EXISTS (SELECT FROM app_system.session s
    WHERE s.id = ${slot('uuid', 'session')} AND s.user_id = ${ACCOUNT} AND s.idle_until > now())`);
const BY_EMAIL = `SELECT ${COLUMNS}, password_hash FROM app_system.app_user WHERE lower(email) = lower($1)`;
const PAGE = `SELECT ${COLUMNS} FROM app_system.app_user WHERE $1::uuid IS NULL OR id > $1 ORDER BY id LIMIT $2`;
const INSERT = `INSERT INTO app_system.app_user (id, email, display_name, password_hash, roles, must_change_password)
  VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (lower(email)) DO NOTHING RETURNING ${COLUMNS}`;
const UPDATE = `UPDATE app_system.app_user SET
    display_name = coalesce($2, display_name),
    roles = coalesce($3::text[], roles),
    active = coalesce($4, active),
    password_hash = coalesce($5, password_hash),
    must_change_password = coalesce($6, must_change_password)
  WHERE id = $1 RETURNING ${COLUMNS}`;
const OTHER_ADMINS = `SELECT count(*) FROM app_system.app_user WHERE 'admin' = ANY(roles) AND active AND id <> $1`;
const DELETE = 'DELETE FROM app_system.app_user WHERE id = $1 RETURNING id';

export class Users {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  async find(id: string): Promise<User | undefined> {
    const [row] = await this.#connection.query(BY_ID, [id]);
    return row === undefined ? undefined : userOf(row);
  }

  /** Whoever is signed in in that session, as long as it lasts. */
  async findHolder(id: string, session: string): Promise<User | undefined> {
    const [row] = await this.#connection.run(HOLDER, { account: id, session });
    return row === undefined ? undefined : userOf(row);
  }

  async findByEmail(email: string): Promise<{ readonly user: User; readonly passwordHash: string } | undefined> {
    const [row] = await this.#connection.query(BY_EMAIL, [email]);
    return row === undefined ? undefined : { user: userOf(row), passwordHash: row[7] as string };
  }

  async page(after: string | null, limit: number): Promise<readonly User[]> {
    return (await this.#connection.query(PAGE, [after, limit])).map(userOf);
  }

  /** Undefined where there is an account with that address already. */
  async add(user: NewUser): Promise<User | undefined> {
    const values = [newId(), user.email, user.displayName, user.passwordHash, user.roles, user.mustChangePassword];
    const [row] = await this.#connection.query(INSERT, values);
    return row === undefined ? undefined : userOf(row);
  }

  async change(id: string, change: UserChange): Promise<User | undefined> {
    const { displayName = null, roles = null, active = null, passwordHash = null, mustChangePassword = null } = change;
    const values = [id, displayName, roles, active, passwordHash, mustChangePassword];
    const [row] = await this.#connection.query(UPDATE, values);
    return row === undefined ? undefined : userOf(row);
  }

  /** Whether there was such an account; its sessions go with it. */
  async delete(id: string): Promise<boolean> {
    return (await this.#connection.query(DELETE, [id])).length > 0;
  }

  async isEmpty(): Promise<boolean> {
    return (await this.#connection.query('SELECT 1 FROM app_system.app_user LIMIT 1')).length === 0;
  }

  /** Whether somebody else administers the app too. */
  async hasOtherAdmin(id: string): Promise<boolean> {
    const [row] = await this.#connection.query(OTHER_ADMINS, [id]);
    return Number(row?.[0]) > 0;
  }
}

function userOf(row: Row): User {
  const [id, email, displayName, roles, active, createdAt, mustChangePassword] = row;
  return {
    id: id as string,
    email: email as string,
    displayName: displayName as string,
    roles: roles as readonly string[],
    active: active === true,
    createdAt: createdAt as string,
    mustChangePassword: mustChangePassword === true,
  };
}
