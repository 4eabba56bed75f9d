import { isObject, parsed, Problem } from './problem.js';

/** Gives the token that a request shows: an access token or an API key. */
export interface TokenSource {
  /** A token that is valid now, as far as can be known. */
  token(): Promise<string>;
  /** Takes note that the server refused that token; true where another one can be had. */
  refused(token: string): boolean;
}

export function fixedToken(token: string): TokenSource {
  return { token: () => Promise.resolve(token), refused: () => false };
}

/** A token that ends on its way would be refused. */
const MARGIN_MS = 30_000;
const FIRST_HOLD_MS = 60_000;
const LONGEST_HOLD_MS = 16 * 60_000;

export interface SignIn {
  readonly server: string;
  readonly email: string;
  readonly password: string;
  readonly timeoutMs?: number;
  /** What sends requests in place of the global `fetch`. */
  readonly fetch?: typeof fetch;
}

/** What came of signing in, until when it is to be taken for true. */
type Outcome = { readonly ends: number } & ({ readonly token: string } | { readonly refusal: Problem });

/**
 * Signs in with e-mail address and password when a token is needed, and again when that one ends. A refusal is kept for a
 * while, a minute at first and twice as long each time, or as long as the server asks for: servers lock accounts whose
 * password is tried too often.
 */
export function passwordSignIn(options: SignIn): TokenSource {
  const url = `${options.server.replace(/\/+$/, '')}/api/v1/auth/login`;
  const send = options.fetch ?? fetch;
  let current: Promise<Outcome> | undefined;
  let known: string | undefined;
  let hold = FIRST_HOLD_MS;

  async function signIn(): Promise<Outcome> {
    const started = Date.now();
    const answer = await send(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json, application/problem+json' },
      body: JSON.stringify({ email: options.email, password: options.password }),
      redirect: 'manual',
      signal: AbortSignal.timeout(options.timeoutMs ?? 30_000),
    });
    const content = await answer.text();
    if (answer.status !== 200) {
      const refusal = Problem.read(answer, content);
      return { refusal, ends: started + heldFor(refusal) };
    }
    const body = parsed(content);
    if (!isObject(body) || typeof body['accessToken'] !== 'string') {
      throw Problem.unexpected(answer.status, content);
    }
    known = body['accessToken'];
    hold = FIRST_HOLD_MS;
    return { token: known, ends: started + Math.max(0, Number(body['expiresIn']) * 1000 - MARGIN_MS) };
  }

  function heldFor(refusal: Problem): number {
    if (refusal.retryAfter !== null || refusal.status >= 500) {
      return (refusal.retryAfter ?? 0) * 1000;
    }
    const now = hold;
    hold = Math.min(2 * hold, LONGEST_HOLD_MS);
    return now;
  }

  /** Whoever comes first signs in, the others wait for it. */
  function begin(): Promise<Outcome> {
    const begun = signIn();
    current = begun;
    begun.catch(() => {
      if (current === begun) {
        current = undefined;
      }
    });
    return begun;
  }

  return {
    async token() {
      const before = current;
      let outcome = await (before ?? begin());
      if (before !== undefined && Date.now() >= outcome.ends) {
        outcome = await (current === before ? begin() : (current ?? begin()));
      }
      if ('refusal' in outcome) {
        throw outcome.refusal;
      }
      return outcome.token;
    },
    refused(token) {
      if (token === known) {
        current = undefined;
      }
      return true;
    },
  };
}
