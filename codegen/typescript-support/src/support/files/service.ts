import type { Readable } from 'node:stream';
import { ADMIN } from '../access.ts';
import type { Database } from '../database.ts';
import { newId } from '../ids.ts';
import type { RequestContext } from '../model.ts';
import { notFound, Problem } from '../problem.ts';
import { isUuid } from '../records/codec.ts';
import type { Blobs } from './blobs.ts';
import { mediaTypeOf } from './media-types.ts';
import { cleanName } from './names.ts';
import type { FileReading } from './reading.ts';
import { FileStore, type StoredFile } from './store.ts';

const DELETE_ATTEMPTS = 4;

/** A file on its way in. */
export interface Upload {
  /** What the client calls it. */
  readonly name: string;
  readonly content: AsyncIterable<Buffer>;
  /** In bytes, where the client says so. */
  readonly length: number | undefined;
}

/** The use cases of files. */
export class Files {
  readonly #database: Database;
  readonly #blobs: Blobs;
  readonly #reading: FileReading;
  readonly #sizeMax: number;

  constructor(database: Database, blobs: Blobs, reading: FileReading, sizeMax: number) {
    this.#database = database;
    this.#blobs = blobs;
    this.#reading = reading;
    this.#sizeMax = sizeMax;
  }

  /** Refuses whoever has no field to put a file into. */
  requireUpload(request: RequestContext): void {
    if (!this.#reading.mayUpload(request)) {
      throw new Problem(403, 'forbidden', 'There is no field in this app into which you may put a file.');
    }
  }

  async upload(request: RequestContext, upload: Upload): Promise<StoredFile> {
    this.requireUpload(request);
    const stored =
      (upload.length ?? 0) > this.#sizeMax ? undefined : await this.#blobs.put(upload.content, this.#sizeMax);
    if (stored === undefined) {
      throw new Problem(413, 'file-too-large', `A file has at most ${this.#sizeMax} bytes here.`);
    }
    // a crash from here on leaves content without a file, which is collected
    const name = cleanName(upload.name);
    const { key, size, sha256, head } = stored;
    const mediaType = await mediaTypeOf(head, name);
    const file = { id: newId(), name, size, mediaType, sha256, blob: key, createdBy: request.userId, placements: '0' };
    await new FileStore(this.#database).add(file);
    return file;
  }

  /** The file, where the caller may read it now. */
  async find(request: RequestContext, id: string): Promise<StoredFile> {
    const file = isUuid(id) ? await new FileStore(this.#database).find(id) : undefined;
    if (file === undefined || !(await this.#reading.isReadable(this.#database, request, file))) {
      throw notFound('file');
    }
    return file;
  }

  async content(file: StoredFile, from: number, length: number): Promise<Readable> {
    const content = await this.#blobs.read(file.blob, from, length);
    if (content === undefined) {
      throw notFound('file');
    }
    return content;
  }

  /** For uploaders, and for those who administer the app. */
  async delete(request: RequestContext, id: string): Promise<void> {
    const store = new FileStore(this.#database);
    for (let attempt = 0; attempt < DELETE_ATTEMPTS; attempt++) {
      const file = isUuid(id) ? await store.find(id) : undefined;
      if (file === undefined) {
        throw notFound('file');
      }
      if (file.createdBy !== request.userId && !request.roles.includes(ADMIN)) {
        throw (await this.#reading.isReadable(this.#database, request, file)) ? inUse() : notFound('file');
      }
      if (await this.#reading.isReferred(this.#database, request, file)) {
        break;
      }
      if (await store.delete(file)) {
        await this.#blobs.delete(file.blob);
        return;
      }
    }
    throw inUse();
  }
}

function inUse(): Problem {
  return new Problem(409, 'file-in-use', 'Records refer to this file.');
}
