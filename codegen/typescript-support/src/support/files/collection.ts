import type { FastifyBaseLogger } from 'fastify';
import type { Database } from '../database.ts';
import type { Blobs } from './blobs.ts';
import { FileStore } from './store.ts';

const KEPT_MILLISECONDS = 24 * 3_600_000;
const TURN_MILLISECONDS = 3_600_000;
const BATCH = 200;

/**
 * Takes away files that no record was ever given, and content without a file, which a crash left between the two. A file that
 * was ever in a record stays until somebody deletes it: history may bring it back. Each step can be done twice, by several
 * processes, and can end at any point.
 */
export class FileCollection {
  readonly #database: Database;
  readonly #blobs: Blobs;
  readonly #log: FastifyBaseLogger;
  #timer: NodeJS.Timeout | undefined;

  constructor(database: Database, blobs: Blobs, log: FastifyBaseLogger) {
    this.#database = database;
    this.#blobs = blobs;
    this.#log = log;
  }

  /** Once an hour from now on. */
  start(): void {
    this.#timer = setInterval(() => {
      this.run(Date.now() - KEPT_MILLISECONDS).catch((failure: unknown) => {
        this.#log.warn({ err: failure }, 'files could not be collected');
      });
    }, TURN_MILLISECONDS).unref();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  /** Collects what is from before that time; how much there was. */
  async run(before: number): Promise<{ readonly files: number; readonly strays: number }> {
    const store = new FileStore(this.#database);
    let files = 0;
    for (;;) {
      const blobs = await store.abandon(new Date(before), BATCH);
      await this.#delete(blobs);
      files += blobs.length;
      if (blobs.length < BATCH) {
        break;
      }
    }
    let strays = 0;
    for await (const blobs of this.#blobs.storedBefore(before)) {
      const known = await store.known(blobs);
      const unknown = blobs.filter((blob) => !known.has(blob));
      await this.#delete(unknown);
      strays += unknown.length;
    }
    await this.#blobs.clearUnfinished(before);
    if (files + strays > 0) {
      this.#log.info({ files, strays }, 'unused files are collected');
    }
    return { files, strays };
  }

  async #delete(blobs: readonly string[]): Promise<void> {
    for (const blob of blobs) {
      await this.#blobs.delete(blob);
    }
  }
}
