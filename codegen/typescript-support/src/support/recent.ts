/** The names that were asked for lately, so many of them. */
export class RecentNames {
  readonly #most: number;
  readonly #names = new Set<string>();

  constructor(most: number) {
    this.#most = most;
  }

  has(name: string): boolean {
    return this.#names.has(name);
  }

  /** Whether the name was asked for lately before; what is asked for once is not worth remembering longer. */
  isRepeated(name: string): boolean {
    const isKnown = this.#names.delete(name);
    this.#names.add(name);
    if (this.#names.size > this.#most) {
      const [oldest = ''] = this.#names;
      this.#names.delete(oldest);
    }
    return isKnown;
  }
}
