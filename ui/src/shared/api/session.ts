import { Problem } from './problem';
import type { components } from './schema';

type AccessToken = components['schemas']['AccessToken'];

/** `expired`: the session ended while somebody was at work, whose page waits for them to sign in again. */
export type SessionState = 'restoring' | 'anonymous' | 'signed-in' | 'expired';

const AUTH = '/api/v1/auth';
/** Says that there may be a refresh cookie: without it nobody asks, and no refusal stands in the console of a first visit. */
const HINT = 'modelwright.session';
/** Says that somebody has an account here already. */
const KNOWN = 'modelwright.known';
/** What Clear-Site-Data takes away and people still want. */
const KEPT = [KNOWN, 'modelwright.theme', 'modelwright.language'];
const EARLY_MILLIS = 20_000;

/**
 * The access token lives in memory alone; the refresh token in a cookie that no script sees. One refresh at a time, over all tabs of
 * the browser: a refresh token that is used twice ends its session.
 */
class Session {
  private state: SessionState = 'restoring';
  private token: string | undefined;
  private expiresAt = 0;
  private refreshing: Promise<boolean> | undefined;
  private readonly listeners = new Set<() => void>();
  private readonly tabs =
    typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('modelwright.session');

  constructor() {
    if (this.tabs) {
      this.tabs.onmessage = (message: MessageEvent<unknown>) => {
        if (message.data === 'signed-out') {
          this.end('anonymous');
        }
      };
    }
  }

  readonly current = (): SessionState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  isKnown(): boolean {
    return read(KNOWN) !== null;
  }

  /** Takes up the session that the browser still has. Throws where the server cannot say whether there is one. */
  async restore(): Promise<void> {
    if (this.state === 'restoring' && (read(HINT) === null || !(await this.refresh()))) {
      this.change('anonymous');
    }
  }

  /** A token that is good for the next request; nothing where nobody is signed in. */
  async accessToken(): Promise<string | undefined> {
    if (this.state === 'signed-in' && Date.now() > this.expiresAt - EARLY_MILLIS) {
      await this.refresh();
    }
    return this.token;
  }

  async signIn(email: string, password: string): Promise<void> {
    const response = await post('/login', { email, password });
    if (!response.ok) {
      throw await Problem.of(response);
    }
    this.take((await response.json()) as AccessToken);
  }

  async signOut(): Promise<void> {
    const kept = KEPT.map((key) => [key, read(key)] as const);
    try {
      await post('/logout');
    } finally {
      for (const [key, value] of kept) {
        write(key, value);
      }
      this.tabs?.postMessage('signed-out');
      this.end('anonymous');
    }
  }

  /** After a refused token: a new one, or the session is over. Answers whether there is one. */
  refresh(refused?: string): Promise<boolean> {
    if (refused !== undefined && this.token !== undefined && refused !== this.token) {
      return Promise.resolve(true);
    }
    this.refreshing ??= alone(() => this.renew()).finally(() => {
      this.refreshing = undefined;
    });
    return this.refreshing;
  }

  private async renew(): Promise<boolean> {
    const response = await post('/refresh');
    if (response.ok) {
      this.take((await response.json()) as AccessToken);
      return true;
    }
    // Only a refusal ends it: a server that is busy or away says nothing about the session.
    if (response.status === 401 || response.status === 403) {
      this.end(this.state === 'signed-in' || this.state === 'expired' ? 'expired' : 'anonymous');
      return false;
    }
    throw await Problem.of(response);
  }

  private take(token: AccessToken): void {
    this.token = token.accessToken;
    this.expiresAt = Date.now() + token.expiresIn * 1000;
    write(HINT, '1');
    write(KNOWN, '1');
    this.change('signed-in');
  }

  private end(state: 'anonymous' | 'expired'): void {
    this.token = undefined;
    write(HINT, null);
    this.change(state);
  }

  private change(state: SessionState): void {
    if (this.state !== state) {
      this.state = state;
      for (const listener of this.listeners) {
        listener();
      }
    }
  }
}

async function post(path: string, body?: unknown): Promise<Response> {
  try {
    return await fetch(AUTH + path, {
      method: 'POST',
      credentials: 'same-origin',
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
    });
  } catch {
    throw Problem.offline();
  }
}

/** Under a lock of the browser, where it has locks: on plain http of other hosts there are none. */
function alone<T>(work: () => Promise<T>): Promise<T> {
  return typeof navigator !== 'undefined' && navigator.locks
    ? (navigator.locks.request('modelwright.refresh', work) as Promise<T>)
    : work();
}

export function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

export function write(key: string, value: string | null): void {
  try {
    if (value === null) {
      localStorage.removeItem(key);
    } else {
      localStorage.setItem(key, value);
    }
  } catch {
    // storage is closed to us: the choice holds for this page
  }
}

export const session = new Session();
