/** Attempts by key, so many in a minute; what is older is forgotten. */
export class AttemptLimiter {
  readonly #most: number;
  readonly #now: () => number;
  readonly #attempts = new Map<string, { count: number; until: number }>();

  constructor(most: number, now: () => number = Date.now) {
    this.#most = most;
    this.#now = now;
  }

  /** Counts an attempt. Answers the seconds to wait, 0 where it may go on. */
  attempt(key: string): number {
    const now = this.#now();
    if (this.#attempts.size > 10_000) {
      this.#forget(now);
    }
    const known = this.#attempts.get(key);
    if (known === undefined || known.until <= now) {
      this.#attempts.set(key, { count: 1, until: now + 60_000 });
      return 0;
    }
    known.count++;
    return known.count > this.#most ? Math.ceil((known.until - now) / 1_000) : 0;
  }

  #forget(now: number): void {
    for (const [key, attempt] of this.#attempts) {
      if (attempt.until <= now) {
        this.#attempts.delete(key);
      }
    }
  }
}
