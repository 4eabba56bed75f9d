import type { Connection, Row } from '../database.ts';

/** A file that was uploaded. Its content never changes. */
export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  /** Found in the content, not what the client said. */
  readonly mediaType: string;
  readonly sha256: string;
  /** What its content is stored under. */
  readonly blob: string;
  readonly createdBy: string;
  /** How often a record was given it. */
  readonly placements: string;
}

/** A field of a record that has a file, or had it. */
export interface FileUse {
  readonly entity: string;
  readonly record: string;
  readonly field: string;
}

const COLUMNS = 'id, name, size, media_type, sha256, blob, created_by, placements';
const INSERT = `INSERT INTO app_system.file (id, name, size, media_type, sha256, blob, created_by)
  VALUES ($1, $2, $3, $4, $5, $6, $7)`;
// in the order of the ids, so that no two wait for each other
const LOCK = `SELECT ${COLUMNS} FROM app_system.file WHERE id = ANY($1::uuid[]) ORDER BY id FOR NO KEY UPDATE`;
const NOTE = `INSERT INTO app_system.file_use (file_id, entity_id, record_id, field_id, placed_at)
  VALUES ($1, $2, $3, $4, $5)
  ON CONFLICT (file_id, record_id, field_id) DO UPDATE SET placed_at = excluded.placed_at`;
const USES = `SELECT entity_id, record_id, field_id FROM app_system.file_use WHERE file_id = $1
  ORDER BY placed_at DESC LIMIT $2`;
// what another process is at is left to it; so is a file that is being placed
const ABANDON = `DELETE FROM app_system.file WHERE id IN (
    SELECT id FROM app_system.file WHERE placements = 0 AND created_at < $1 LIMIT $2 FOR UPDATE SKIP LOCKED)
  RETURNING blob`;

/** The rows of files. */
export class FileStore {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  async add(file: StoredFile): Promise<void> {
    const { id, name, size, mediaType, sha256, blob, createdBy } = file;
    await this.#connection.query(INSERT, [id, name, size, mediaType, sha256, blob, createdBy]);
  }

  async find(id: string): Promise<StoredFile | undefined> {
    const [row] = await this.#connection.query(`SELECT ${COLUMNS} FROM app_system.file WHERE id = $1`, [id]);
    return row === undefined ? undefined : fileOf(row);
  }

  /** Those that there are; nobody else can delete or place them until the end of the transaction. */
  async lock(ids: readonly string[]): Promise<ReadonlyMap<string, StoredFile>> {
    const rows = ids.length === 0 ? [] : await this.#connection.query(LOCK, [ids]);
    return new Map(rows.map(fileOf).map((file) => [file.id, file]));
  }

  /** Notes where a file is from now on; its row is locked. */
  async place(file: string, use: FileUse, now: string): Promise<void> {
    await this.#connection.query(NOTE, [file, use.entity, use.record, use.field, now]);
    await this.#connection.query('UPDATE app_system.file SET placements = placements + 1 WHERE id = $1', [file]);
  }

  /** Where it is or was, the newest first. */
  async uses(file: string, limit: number): Promise<readonly FileUse[]> {
    const rows = await this.#connection.query(USES, [file, limit]);
    return rows.map(([entity, record, field]) => ({ entity, record, field }) as FileUse);
  }

  async wasIn(file: string, use: FileUse): Promise<boolean> {
    const text = 'SELECT 1 FROM app_system.file_use WHERE file_id = $1 AND record_id = $2 AND field_id = $3';
    return (await this.#connection.query(text, [file, use.record, use.field])).length > 0;
  }

  /** Whether it was deleted; not where a record was given it meanwhile. */
  async delete(file: StoredFile): Promise<boolean> {
    const text = 'DELETE FROM app_system.file WHERE id = $1 AND placements = $2 RETURNING id';
    return (await this.#connection.query(text, [file.id, file.placements])).length > 0;
  }

  /** Deletes some of those from before that time which no record was ever given; what their contents are stored under. */
  async abandon(before: Date, limit: number): Promise<readonly string[]> {
    return (await this.#connection.query(ABANDON, [before.toISOString(), limit])).map(([blob]) => blob as string);
  }

  /** Which of these contents belong to a file. */
  async known(blobs: readonly string[]): Promise<ReadonlySet<string>> {
    const text = 'SELECT blob FROM app_system.file WHERE blob = ANY($1::text[])';
    return new Set((await this.#connection.query(text, [blobs])).map(([blob]) => blob as string));
  }
}

function fileOf(row: Row): StoredFile {
  const [id, name, size, mediaType, sha256, blob, createdBy, placements] = row as readonly string[];
  return { id, name, size: Number(size), mediaType, sha256, blob, createdBy, placements } as StoredFile;
}
