import { createHash } from 'node:crypto';
import { RecentNames } from '../recent.ts';

const WINDOW_MILLISECONDS = 60_000;
const KEPT_MAX = 100_000;

/** Attempts by key, so many in a minute. They are counted before they are made, so that many at once are many too. */
export class AttemptLimiter {
  readonly #most: number;
  readonly #now: () => number;
  /** By the hash of the key, since keys are as long as whoever sends them likes; those that end first come first. */
  readonly #windows = new Map<string, { count: number; readonly until: number }>();

  constructor(most: number, now: () => number = Date.now) {
    this.#most = most;
    this.#now = now;
  }

  get size(): number {
    return this.#windows.size;
  }

  /** Counts an attempt. Answers the seconds to wait where it may not be made, or else 0. */
  take(key: string): number {
    const now = this.#now();
    this.#forget(now);
    const hash = hashOf(key);
    const window = this.#windows.get(hash);
    if (window === undefined) {
      this.#windows.set(hash, { count: 1, until: now + WINDOW_MILLISECONDS });
      return 0;
    }
    if (window.count >= this.#most) {
      return Math.ceil((window.until - now) / 1_000);
    }
    window.count++;
    return 0;
  }

  /** Takes an attempt back that was none. */
  giveBack(key: string): void {
    const window = this.#windows.get(hashOf(key));
    if (window !== undefined && window.count > 0) {
      window.count--;
    }
  }

  #forget(now: number): void {
    for (const [hash, window] of this.#windows) {
      if (window.until > now && this.#windows.size < KEPT_MAX) {
        return;
      }
      this.#windows.delete(hash);
    }
  }
}

function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('base64url').slice(0, 22);
}

/**
 * How often somebody may be wrong: at one account from one address, at all accounts from one address, and at one account from
 * anywhere. The last limit is not for addresses from which its owner has signed in, so that nobody can lock them out.
 */
export class SignInLimits {
  readonly #pairs: AttemptLimiter;
  readonly #addresses: AttemptLimiter;
  readonly #accounts: AttemptLimiter;
  readonly #known = new RecentNames(10_000);

  constructor(now: () => number = Date.now) {
    this.#pairs = new AttemptLimiter(10, now);
    this.#addresses = new AttemptLimiter(30, now);
    this.#accounts = new AttemptLimiter(100, now);
  }

  /** Counts an attempt. Answers the seconds to wait where it may not be made, or else 0. */
  take(address: string, account: string): number {
    const counted: (readonly [AttemptLimiter, string])[] = [];
    for (const [limiter, key] of this.#limits(address, account)) {
      const wait = limiter.take(key);
      if (wait > 0) {
        counted.forEach(([before, itsKey]) => {
          before.giveBack(itsKey);
        });
        return wait;
      }
      counted.push([limiter, key]);
    }
    return 0;
  }

  /** The attempt was right. */
  succeeded(address: string, account: string): void {
    for (const [limiter, key] of this.#limits(address, account)) {
      limiter.giveBack(key);
    }
    this.#known.isRepeated(hashOf(pair(address, account)));
  }

  #limits(address: string, account: string): readonly (readonly [AttemptLimiter, string])[] {
    const both = pair(address, account);
    const limits = [[this.#pairs, both] as const, [this.#addresses, address] as const];
    return this.#known.has(hashOf(both)) ? limits : [...limits, [this.#accounts, account] as const];
  }
}

function pair(address: string, account: string): string {
  return `${address} ${account}`;
}
