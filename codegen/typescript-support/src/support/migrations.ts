import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Connection, Database } from './database.ts';

const FILE = /^V([0-9]+(?:[._][0-9]+)*)__([^/]+)\.sql$/;
/** Any number, as long as it is the same for all processes of the app. */
const LOCK = 7_204_611_843;
const TABLE_LOCK_MILLISECONDS = 10_000;

interface Migration {
  readonly version: string;
  readonly description: string;
  readonly checksum: string;
  readonly script: string;
}

/**
 * Brings the database up to date: runs the scripts `V1__name.sql`, `V1.1__name.sql`, `V2__name.sql`… of the folder that have not
 * run yet, in the order of their versions, each in a transaction of its own. A script that has run must not change any more, nor go
 * away: a database that knows more than the folder belongs to a newer application, which alone can read and write it.
 *
 * @param upTo the newest version that the database may have though the folder has not: whoever says so knows that the app works on it
 * @returns the versions that were run
 */
export async function migrate(database: Database, folder: string, upTo = 0): Promise<readonly string[]> {
  const migrations = readMigrations(folder);
  const run: string[] = [];
  await prepare(database);
  await refuseUnknown(database, migrations, upTo);
  for (const migration of migrations) {
    const isNew = await database.transaction((connection) => apply(connection, migration), { patient: true });
    if (isNew) {
      run.push(migration.version);
    }
  }
  // a newer one may have come first while this one waited
  await refuseUnknown(database, migrations, upTo);
  return run;
}

export function readMigrations(folder: string): readonly Migration[] {
  const migrations = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .map((name) => read(folder, name))
    .sort((a, b) => compareVersions(a.version, b.version));
  migrations.forEach((migration, index) => {
    if (index > 0 && compareVersions(migrations[index - 1]?.version ?? '', migration.version) === 0) {
      throw new Error(`two migrations have the version ${migration.version}`);
    }
  });
  return migrations;
}

function read(folder: string, name: string): Migration {
  const [, version, description] = FILE.exec(name) ?? [];
  if (version === undefined || description === undefined) {
    throw new Error(`not the name of a migration: ${name}; it has to be like V1.1__add_index.sql`);
  }
  const script = readFileSync(join(folder, name), 'utf8');
  const checksum = createHash('sha256').update(script).digest('hex');
  return { version: version.replaceAll('_', '.'), description: description.replaceAll('_', ' '), checksum, script };
}

function compareVersions(left: string, right: string): number {
  const [a, b] = [left, right].map((version) => version.split('.').map(Number)) as [number[], number[]];
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) {
      return difference;
    }
  }
  return 0;
}

async function prepare(database: Database): Promise<void> {
  // patient, since another process may be migrating just now
  const inTurn = async (connection: Connection): Promise<void> => {
    await connection.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
    await connection.query('CREATE SCHEMA IF NOT EXISTS app_system');
    await connection.query(`CREATE TABLE IF NOT EXISTS app_system.migration (
      version text PRIMARY KEY,
      description text NOT NULL,
      checksum text NOT NULL,
      applied_at timestamptz NOT NULL DEFAULT now()
    )`);
  };
  await database.transaction(inTurn, { patient: true });
}

async function refuseUnknown(database: Database, migrations: readonly Migration[], upTo: number): Promise<void> {
  const applied = await database.query('SELECT version FROM app_system.migration');
  const unknown = applied
    .map(([version]) => String(version))
    .filter((version) => !migrations.some((migration) => migration.version === version))
    .filter((version) => Number(version.split('.', 1)[0]) > upTo)
    .sort(compareVersions);
  if (unknown.length > 0) {
    throw new Error(
      `the database has had migrations that this application does not have: ${unknown.join(', ')}; start the newer one`,
    );
  }
}

/** Whether the migration had not run before. */
async function apply(connection: Connection, migration: Migration): Promise<boolean> {
  await connection.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
  const [applied] = await connection.query('SELECT checksum FROM app_system.migration WHERE version = $1', [
    migration.version,
  ]);
  if (applied !== undefined) {
    if (applied[0] !== migration.checksum) {
      throw new Error(`the migration ${migration.version} has changed since it ran; undo that, and add a new one`);
    }
    return false;
  }
  // whoever waits for a table keeps all others from it meanwhile
  await connection.query(`SET LOCAL lock_timeout = ${TABLE_LOCK_MILLISECONDS}`);
  await connection.query(migration.script);
  await connection.query('INSERT INTO app_system.migration (version, description, checksum) VALUES ($1, $2, $3)', [
    migration.version,
    migration.description,
    migration.checksum,
  ]);
  return true;
}
