import { Problem } from '../problem.ts';

/** Lets so many go on at once; others wait for their turn, but not too many of them. */
export class Turns {
  readonly #atOnce: number;
  readonly #waitingMax: number;
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  constructor(atOnce: number, waitingMax: number) {
    this.#atOnce = atOnce;
    this.#waitingMax = waitingMax;
  }

  async take<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running < this.#atOnce) {
      this.#running++;
    } else {
      await this.#turn();
    }
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) {
        this.#running--;
      } else {
        next();
      }
    }
  }

  async #turn(): Promise<void> {
    if (this.#waiting.length >= this.#waitingMax) {
      throw new Problem(503, 'overloaded', 'Too many people sign in at the moment. Try again soon.', {
        headers: { 'Retry-After': '2' },
      });
    }
    await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }
}
