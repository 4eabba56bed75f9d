import { AsyncLocalStorage } from 'node:async_hooks';
import pg from 'pg';
import { RecentNames } from './recent.ts';
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

const CONNECTION_MILLISECONDS = 5_000;
/** PostgreSQL ends a statement after that time; where it does not, the network is gone, and the connection with it. */
const STATEMENT_MILLISECONDS = 30_000;
const SILENCE_MILLISECONDS = 35_000;
/** What may take as long as it takes, such as a migration; one day. */
const PATIENT_MILLISECONDS = 86_400_000;

/** Set on each connection, since what the URL says would win over what the pool is given. */
const SESSION = `SET timezone = 'UTC'; SET intervalstyle = 'iso_8601'; SET datestyle = 'ISO';
  SET statement_timeout = ${STATEMENT_MILLISECONDS}; SET lock_timeout = 5000;
  SET idle_in_transaction_session_timeout = 60000`;

export interface DatabaseSettings {
  /** Absent: what PostgreSQL's own variables say, such as PGHOST. */
  readonly url: string | undefined;
  readonly poolSize: number;
  /** After how many milliseconds of waiting for an answer a connection is taken for lost. */
  readonly silence?: number;
  /** How many milliseconds to wait for a connection. */
  readonly patience?: number;
}

interface TransactionOptions {
  readonly begin?: string;
  /** Whether its statements may take as long as they take. */
  readonly patient?: boolean;
}

export class Database implements Connection {
  readonly #pool: pg.Pool;
  readonly #whole = new AsyncLocalStorage<Connection>();

  constructor(settings: DatabaseSettings, onIdleFailure: (failure: Error) => void) {
    this.#pool = new pg.Pool({
      ...(settings.url === undefined ? {} : { connectionString: settings.url }),
      max: settings.poolSize,
      connectionTimeoutMillis: settings.patience ?? CONNECTION_MILLISECONDS,
      query_timeout: settings.silence ?? SILENCE_MILLISECONDS,
      keepAlive: true,
      types: TYPES,
      // eslint-disable-next-line @typescript-eslint/no-misused-promises -- the pool waits for it, which its types do not say
      onConnect: async (client) => {
        await client.query(SESSION);
      },
    });
    this.#pool.on('error', onIdleFailure);
  }

  run(statement: Statement, slots: Slots): Promise<Row[]> {
    return this.#whole.getStore()?.run(statement, slots) ?? this.#borrow((session) => session.run(statement, slots));
  }

  query(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    return this.#whole.getStore()?.query(text, values) ?? this.#borrow((session) => session.query(text, values));
  }

  /** Reads that all see the data of one moment. */
  snapshot<T>(work: (connection: Connection) => Promise<T>): Promise<T> {
    return this.transaction(work, { begin: 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY' });
  }

  /** Runs the work in one transaction, of which everything is part that the work does by way of this database. */
  whole<T>(work: (connection: Connection) => Promise<T>): Promise<T> {
    return this.transaction((connection) => this.#whole.run(connection, () => work(connection)));
  }

  /** Commits what the work did, all of it or, where it throws, nothing. */
  transaction<T>(work: (connection: Connection) => Promise<T>, options: TransactionOptions = {}): Promise<T> {
    const whole = this.#whole.getStore();
    if (whole !== undefined) {
      return work(whole);
    }
    return this.#borrow(async (session) => {
      try {
        await session.command(options.begin ?? 'BEGIN');
        if (options.patient === true) {
          await session.command('SET LOCAL statement_timeout = 0');
          await session.command('SET LOCAL lock_timeout = 0');
        }
        const result = await work(session);
        // a transaction that failed, of which nobody was told, is rolled back here without an error
        if ((await session.command('COMMIT')) !== 'COMMIT') {
          throw new Error('the transaction could not be committed: a failure in it was not passed on');
        }
        return result;
      } catch (failure) {
        await session.rollBack();
        throw failure;
      }
    }, options.patient);
  }

  /** The rows of a statement as they are asked for, some at once, all of one moment. Whoever stops early leaves nothing open. */
  async *cursor(statement: Statement, slots: Slots): AsyncGenerator<readonly Row[], void> {
    const session = await Session.open(this.#pool, false);
    try {
      await session.command('BEGIN READ ONLY');
      await session.command(`SET LOCAL idle_in_transaction_session_timeout = ${CURSOR_IDLE_MILLISECONDS}`);
      await session.query(`DECLARE rows NO SCROLL CURSOR FOR ${statement.text}`, statement.values(slots));
      for (;;) {
        const rows = await session.query(`FETCH ${CURSOR_ROWS} FROM rows`);
        if (rows.length === 0) {
          return;
        }
        yield rows;
      }
    } finally {
      await session.rollBack();
      session.release();
    }
  }

  async #borrow<T>(work: (session: Session) => Promise<T>, isPatient = false): Promise<T> {
    const session = await Session.open(this.#pool, isPatient);
    try {
      return await work(session);
    } finally {
      session.release();
    }
  }

  async close(): Promise<void> {
    await this.#pool.end();
  }
}

/** How many statements a connection keeps prepared; filters make more of them than PostgreSQL should remember. */
const PREPARED_MAX = 1_000;
const recent = new RecentNames(500);
const prepared = new WeakMap<pg.PoolClient, Set<string>>();

/** A connection of the pool in somebody's hands. */
class Session implements Connection {
  readonly #client: pg.PoolClient;
  readonly #patience: { readonly query_timeout?: number };
  #broken: Error | undefined;
  // while it is out of the pool nobody else hears that it broke, and an error that nobody hears ends the process
  readonly #onError = (failure: Error): void => {
    this.#broken = failure;
  };

  private constructor(client: pg.PoolClient, isPatient: boolean) {
    this.#client = client;
    this.#patience = isPatient ? { query_timeout: PATIENT_MILLISECONDS } : {};
    client.on('error', this.#onError);
  }

  static async open(pool: pg.Pool, isPatient: boolean): Promise<Session> {
    return new Session(await pool.connect(), isPatient);
  }

  async run(statement: Statement, slots: Slots): Promise<Row[]> {
    const { text } = statement;
    const name = recent.isRepeated(statement.name) ? { name: statement.name } : {};
    if (name.name !== undefined) {
      this.#prepared().add(name.name);
    }
    return (await this.#send<Row>({ ...name, text, values: statement.values(slots), rowMode: 'array' })).rows;
  }

  async query(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    return (await this.#send<Row>({ text, values: [...values], rowMode: 'array' })).rows;
  }

  /** @returns what was done, such as `COMMIT` */
  async command(text: string): Promise<string> {
    return (await this.#send<Row>({ text, rowMode: 'array' })).command;
  }

  /** Undoes the transaction; the connection is given up where that cannot be. */
  async rollBack(): Promise<void> {
    if (this.#broken === undefined) {
      await this.command('ROLLBACK').catch((lost: unknown) => {
        this.#broken ??= lost instanceof Error ? lost : new Error(String(lost));
      });
    }
  }

  release(): void {
    this.#client.off('error', this.#onError);
    this.#client.release(this.#broken ?? this.#prepared().size > PREPARED_MAX);
  }

  #prepared(): Set<string> {
    let names = prepared.get(this.#client);
    if (names === undefined) {
      names = new Set();
      prepared.set(this.#client, names);
    }
    return names;
  }

  async #send<R extends Row>(config: Omit<pg.QueryArrayConfig, 'types'>): Promise<pg.QueryArrayResult<R[]>> {
    try {
      return await this.#client.query<R[]>({ ...config, ...this.#patience } as pg.QueryArrayConfig);
    } catch (failure) {
      if (failure instanceof pg.DatabaseError) {
        throw failure;
      }
      // whatever is no answer of PostgreSQL leaves unknown what the connection is at
      this.#broken ??= failure instanceof Error ? failure : new Error(String(failure));
      throw this.#broken;
    }
  }
}

export const UNIQUE_VIOLATION = '23505';

/** What PostgreSQL says of a statement that it refused. */
export interface Refused {
  readonly state: string;
  readonly constraint: string;
  readonly message: string;
}

export function refusedBy(failure: unknown): Refused | undefined {
  return failure instanceof pg.DatabaseError
    ? { state: failure.code ?? '', constraint: failure.constraint ?? '', message: failure.message }
    : undefined;
}

/** A lost connection, no room, an end from outside, a deadlock, a lock that somebody keeps: another try may go well. */
const UNAVAILABLE_STATES = ['08', '53', '57P', '40', '55P03'];
/** It took too long. */
const CANCELED = '57014';
const UNAVAILABLE = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN']);

/** Whether a statement took longer than it may; another try would take as long. */
export function isTooSlow(failure: unknown): boolean {
  return refusedBy(failure)?.state === CANCELED;
}

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
    /connection (?:terminated|timeout)|query read timeout|timeout exceeded when trying to connect/i.test(
      failure.message,
    )
  );
}
