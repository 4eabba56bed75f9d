import type { Sealer } from '../sealing.ts';

const LIFE_MILLISECONDS = 60_000;
const CONTEXT = 'link';

/** What a link says: which file, and by whose right. */
export interface FileLink {
  readonly file: string;
  readonly user: string;
  readonly session: string;
}

/** Links that open a file for a minute, in the name of whoever made them. Nothing of them is stored. */
export class FileLinks {
  readonly #sealer: Sealer;

  constructor(sealer: Sealer) {
    this.#sealer = sealer;
  }

  make(link: FileLink, now = Date.now()): { readonly token: string; readonly end: Date } {
    const end = now + LIFE_MILLISECONDS;
    const token = this.#sealer.seal(CONTEXT, JSON.stringify([link.file, link.user, link.session, end]));
    return { token, end: new Date(end) };
  }

  /** Undefined where it was not made here, or is over. */
  open(token: string, now = Date.now()): FileLink | undefined {
    const opened = this.#sealer.open(CONTEXT, token);
    if (opened === undefined) {
      return undefined;
    }
    const [file, user, session, end] = JSON.parse(opened) as [string, string, string, number];
    return now < end ? { file, user, session } : undefined;
  }
}
