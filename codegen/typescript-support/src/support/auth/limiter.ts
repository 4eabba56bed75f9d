/** Failed attempts by key, so many in a minute; what is older is forgotten. */
export class AttemptLimiter {
  readonly #most: number;
  readonly #now: () => number;
  readonly #attempts = new Map<string, { count: number; until: number }>();

  constructor(most: number, now: () => number = Date.now) {
    this.#most = most;
    this.#now = now;
  }

  /** The seconds to wait before another attempt, 0 where it may go on. */
  wait(key: string): number {
    const known = this.#attempts.get(key);
    const now = this.#now();
    return known === undefined || known.until <= now || known.count < this.#most
      ? 0
      : Math.ceil((known.until - now) / 1_000);
  }

  /** Counts an attempt that failed. */
  failed(key: string): void {
    const now = this.#now();
    if (this.#attempts.size > 10_000) {
      this.#forget(now);
    }
    const known = this.#attempts.get(key);
    if (known === undefined || known.until <= now) {
      this.#attempts.set(key, { count: 1, until: now + 60_000 });
    } else {
      known.count++;
    }
  }

  #forget(now: number): void {
    for (const [key, attempt] of this.#attempts) {
      if (attempt.until <= now) {
        this.#attempts.delete(key);
      }
    }
  }
}
