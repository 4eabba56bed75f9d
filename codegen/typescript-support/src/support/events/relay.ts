import type { FastifyBaseLogger } from 'fastify';
import { setTimeout as after } from 'node:timers/promises';
import type { Database } from '../database.ts';
import { publish } from './changes.ts';

/** How long a change may stay unseen while somebody follows. */
const TURN_MILLISECONDS = 200;
const FAILED_MILLISECONDS = 2_000;

/** Publishes changes for as long as anybody follows, and tells followers how far it has come. */
export class ChangeRelay {
  readonly #database: Database;
  readonly #log: FastifyBaseLogger;
  readonly #waiting = new Set<() => void>();
  #followers = 0;
  #last = 0n;
  #running: Promise<void> | undefined;
  #isClosing = false;

  constructor(database: Database, log: FastifyBaseLogger) {
    this.#database = database;
    this.#log = log;
  }

  get isClosing(): boolean {
    return this.#isClosing;
  }

  /** The place behind everything that has happened so far. */
  async now(): Promise<bigint> {
    const last = await publish(this.#database);
    this.#tell(last);
    return last;
  }

  /** Counts somebody in who follows. */
  join(): void {
    this.#followers++;
    this.#running ??= this.#run();
  }

  leave(): void {
    this.#followers--;
  }

  async #run(): Promise<void> {
    while (this.#followers > 0 && !this.#isClosing) {
      try {
        await this.now();
        await after(TURN_MILLISECONDS, undefined, { ref: false });
      } catch (failure) {
        this.#log.warn({ err: failure }, 'changes of records could not be published');
        await after(FAILED_MILLISECONDS, undefined, { ref: false });
      }
    }
    this.#running = undefined;
  }

  #tell(last: bigint): void {
    if (last > this.#last) {
      this.#last = last;
      this.#wake();
    }
  }

  #wake(): void {
    for (const wake of this.#waiting) {
      wake();
    }
  }

  /** Waits until there is something behind that place, the time is over, or the signal comes. */
  async beyond(place: bigint, milliseconds: number, signal: AbortSignal): Promise<void> {
    if (this.#last > place || this.#isClosing || signal.aborted) {
      return;
    }
    const { promise, resolve } = Promise.withResolvers<undefined>();
    const wake = (): void => {
      resolve(undefined);
    };
    const timer = setTimeout(wake, milliseconds);
    this.#waiting.add(wake);
    signal.addEventListener('abort', wake);
    await promise;
    clearTimeout(timer);
    this.#waiting.delete(wake);
    signal.removeEventListener('abort', wake);
  }

  /** Ends all waiting, and with it all streams. */
  async close(): Promise<void> {
    this.#isClosing = true;
    this.#wake();
    await this.#running;
  }
}
