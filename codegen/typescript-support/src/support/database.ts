import { AsyncLocalStorage } from 'node:async_hooks';
import pg from 'pg';
import { durationOfInterval } from './records/times.ts';
import type { Slots, Statement } from './sql.ts';

export type Row = readonly unknown[];

/** Runs statements: a pool, or the one connection of a transaction. */
export interface Connection {
  run(statement: Statement, slots: Slots): Promise<Row[]>;
  /** A statement with its parameters in their order. */
  query(text: string, values?: readonly unknown[]): Promise<Row[]>;
}

const INT4 = 23;
const FLOAT8 = 701;
const BOOL = 16;
const TIMESTAMPTZ = 1184;
const INTERVAL = 1186;
const TEXT_ARRAY = 1009;
const UUID_ARRAY = 2951;

const texts = (pg.types.getTypeParser as (oid: number) => (text: string) => string[])(TEXT_ARRAY);

/** Values as the wire writes them; numbers that a double cannot hold stay text. */
const PARSERS = new Map<number, (text: string) => unknown>([
  [INT4, Number],
  [FLOAT8, Number],
  [BOOL, (text) => text === 't'],
  [TIMESTAMPTZ, (text) => text.replace(' ', 'T').replace('+00', 'Z')],
  [INTERVAL, durationOfInterval],
  [TEXT_ARRAY, texts],
  [UUID_ARRAY, texts],
]);

const TYPES: pg.CustomTypesConfig = {
  getTypeParser: (oid: number) => PARSERS.get(oid) ?? ((text: string) => text),
};

/** How many rows are fetched at once, and how long whoever reads them may take for those. */
const CURSOR_ROWS = 500;
const CURSOR_IDLE_MILLISECONDS = 60_000;

export interface DatabaseSettings {
  readonly url: string;
  readonly poolSize: number;
}

export class Database implements Connection {
  readonly #pool: pg.Pool;
  readonly #whole = new AsyncLocalStorage<Connection>();

  constructor(settings: DatabaseSettings, onIdleFailure: (failure: Error) => void) {
    this.#pool = new pg.Pool({
      connectionString: settings.url,
      max: settings.poolSize,
      options: '-c timezone=UTC -c intervalstyle=iso_8601 -c datestyle=ISO',
      connectionTimeoutMillis: 5_000,
      statement_timeout: 30_000,
      types: TYPES,
    });
    this.#pool.on('error', onIdleFailure);
  }

  async run(statement: Statement, slots: Slots): Promise<Row[]> {
    const whole = this.#whole.getStore();
    if (whole !== undefined) {
      return whole.run(statement, slots);
    }
    return (await this.#pool.query(prepared(statement, slots))).rows;
  }

  async query(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    const whole = this.#whole.getStore();
    if (whole !== undefined) {
      return whole.query(text, values);
    }
    return (await this.#pool.query({ text, values: [...values], rowMode: 'array' as const })).rows as Row[];
  }

  /** Reads that all see the data of one moment. */
  snapshot<T>(work: (connection: Connection) => Promise<T>): Promise<T> {
    return this.transaction(work, 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  }

  /** Runs the work in one transaction, of which everything is part that the work does by way of this database. */
  whole<T>(work: (connection: Connection) => Promise<T>): Promise<T> {
    return this.transaction((connection) => this.#whole.run(connection, () => work(connection)));
  }

  /** Commits what the work did, all of it or, where it throws, nothing. */
  async transaction<T>(work: (connection: Connection) => Promise<T>, begin = 'BEGIN'): Promise<T> {
    const whole = this.#whole.getStore();
    if (whole !== undefined) {
      return work(whole);
    }
    const client = await this.#pool.connect();
    let broken: Error | undefined;
    try {
      await client.query(begin);
      const result = await work({
        run: async (statement, slots) => (await client.query(prepared(statement, slots))).rows,
        query: async (text, values = []) =>
          (await client.query({ text, values: [...values], rowMode: 'array' as const })).rows as Row[],
      });
      await client.query('COMMIT');
      return result;
    } catch (failure) {
      await client.query('ROLLBACK').catch((lost: unknown) => {
        broken = lost instanceof Error ? lost : new Error(String(lost));
      });
      throw failure;
    } finally {
      client.release(broken);
    }
  }

  /** The rows of a statement as they are asked for, some at once, all of one moment. Whoever stops early leaves nothing open. */
  async *cursor(statement: Statement, slots: Slots): AsyncGenerator<readonly Row[], void> {
    const client = await this.#pool.connect();
    let broken: Error | undefined;
    // while nothing runs on it, nobody else hears that the connection broke
    const onError = (failure: Error): void => {
      broken = failure;
    };
    client.on('error', onError);
    try {
      await client.query('BEGIN READ ONLY');
      await client.query(`SET LOCAL idle_in_transaction_session_timeout = ${CURSOR_IDLE_MILLISECONDS}`);
      const text = `DECLARE rows NO SCROLL CURSOR FOR ${statement.text}`;
      await client.query({ text, values: statement.values(slots) });
      for (;;) {
        const { rows } = await client.query<Row[]>({ text: `FETCH ${CURSOR_ROWS} FROM rows`, rowMode: 'array' });
        if (rows.length === 0) {
          return;
        }
        yield rows;
      }
    } finally {
      await client.query('ROLLBACK').catch((lost: unknown) => {
        broken ??= lost instanceof Error ? lost : new Error(String(lost));
      });
      client.off('error', onError);
      client.release(broken);
    }
  }

  async close(): Promise<void> {
    await this.#pool.end();
  }
}

/** How many statements a connection keeps prepared; filters make more of them than PostgreSQL should remember. */
const PREPARED_MAX = 500;
const names = new Set<string>();

function prepared(statement: Statement, slots: Slots): pg.QueryArrayConfig {
  const { text, name } = statement;
  if (names.size < PREPARED_MAX) {
    names.add(name);
  }
  const values = statement.values(slots);
  return names.has(name) ? { name, text, values, rowMode: 'array' } : { text, values, rowMode: 'array' };
}

export const UNIQUE_VIOLATION = '23505';

/** What PostgreSQL says of a statement that it refused. */
export interface Refused {
  readonly state: string;
  readonly constraint: string;
}

export function refusedBy(failure: unknown): Refused | undefined {
  return failure instanceof pg.DatabaseError
    ? { state: failure.code ?? '', constraint: failure.constraint ?? '' }
    : undefined;
}

/** A lost connection, no room, an end or a cancellation from outside, a deadlock: another try may go well. */
const UNAVAILABLE_STATES = ['08', '53', '57', '40'];
const UNAVAILABLE = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN']);

/** Whether the database cannot be reached or takes nothing at the moment. */
export function isUnavailable(failure: unknown): boolean {
  const state = refusedBy(failure)?.state;
  if (state !== undefined) {
    return UNAVAILABLE_STATES.some((start) => state.startsWith(start));
  }
  if (!(failure instanceof Error)) {
    return false;
  }
  const code = 'code' in failure ? String(failure.code) : '';
  return (
    UNAVAILABLE.has(code) ||
    /connection (?:terminated|timeout)|timeout exceeded when trying to connect/i.test(failure.message)
  );
}
