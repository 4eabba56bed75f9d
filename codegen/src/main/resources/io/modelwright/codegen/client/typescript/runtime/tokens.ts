import { Problem } from './problem.js';

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

export interface SignIn {
  readonly server: string;
  readonly email: string;
  readonly password: string;
  readonly timeoutMs?: number;
}

/** Signs in with e-mail address and password when a token is needed, and again when that one ends. */
export function passwordSignIn(options: SignIn): TokenSource {
  const url = `${options.server.replace(/\/+$/, '')}/api/v1/auth/login`;
  let current: Promise<{ token: string; ends: number }> | undefined;
  let known: string | undefined;

  async function signIn(): Promise<{ token: string; ends: number }> {
    const started = Date.now();
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
      body: JSON.stringify({ email: options.email, password: options.password }),
      redirect: 'manual',
      signal: AbortSignal.timeout(options.timeoutMs ?? 30_000),
    });
    const content = await answer.text();
    if (answer.status !== 200) {
      throw Problem.read(answer.status, content);
    }
    const body = JSON.parse(content) as { accessToken: string; expiresIn: number };
    known = body.accessToken;
    return { token: body.accessToken, ends: started + Math.max(0, body.expiresIn * 1000 - MARGIN_MS) };
  }

  return {
    async token() {
      const before = current;
      if (before !== undefined) {
        const held = await before.catch(() => undefined);
        if (held !== undefined && Date.now() < held.ends && current === before) {
          return held.token;
        }
      }
      // whoever comes first signs in, the others wait for it
      if (current === before) {
        current = signIn();
      }
      return (await (current ??= signIn())).token;
    },
    refused(token) {
      if (token === known) {
        current = undefined;
      }
      return true;
    },
  };
}
