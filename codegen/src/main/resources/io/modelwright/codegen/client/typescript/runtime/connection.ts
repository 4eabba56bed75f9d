import { Problem } from './problem.js';
import { fixedToken, type TokenSource } from './tokens.js';

export interface ClientOptions {
  /** The address of the server without a path, such as `https://tasks.example.org`. */
  readonly server: string;
  /** An access token, an API key, or what gives tokens. */
  readonly token: string | TokenSource;
  /** The app on a platform; without it the server is the generated application itself. */
  readonly app?: string;
  /** How long one request may take. */
  readonly timeoutMs?: number;
}

export interface Call {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly query?: URLSearchParams;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

const ATTEMPTS = 4;
const LONGEST_WAIT_MS = 30_000;

/** Requests to a server: who asks, how long to wait, what to try again. */
export class Connection {
  readonly #records: string;
  readonly #tokens: TokenSource;
  readonly #timeoutMs: number;

  constructor(options: ClientOptions) {
    const root = `${options.server.replace(/\/+$/, '')}/api/v1`;
    const app = options.app === undefined ? '' : `/apps/${encodeURIComponent(options.app)}`;
    this.#records = `${root}${app}/records/`;
    this.#tokens = typeof options.token === 'string' ? fixedToken(options.token) : options.token;
    this.#timeoutMs = options.timeoutMs ?? 30_000;
  }

  /**
   * The JSON of the answer, undefined where it has none. Reads, and what carries an Idempotency-Key, are tried again when the
   * server is busy or does not answer.
   *
   * @throws Problem where the server refuses
   */
  async call(call: Call): Promise<unknown> {
    const query = call.query === undefined || call.query.size === 0 ? '' : `?${call.query.toString()}`;
    const headers = new Headers({ Accept: 'application/json, application/problem+json', ...call.headers });
    const body = call.body === undefined ? null : JSON.stringify(call.body, bigAsText);
    if (body !== null && !headers.has('Content-Type')) {
      headers.set('Content-Type', 'application/json');
    }
    const repeatable = call.method === 'GET' || headers.has('Idempotency-Key');
    let renewed = false;
    for (let attempt = 1; ; attempt++) {
      const token = await this.#tokens.token();
      headers.set('Authorization', `Bearer ${token}`);
      let wait: number | undefined;
      try {
        const answer = await fetch(this.#records + call.path + query, {
          method: call.method,
          headers,
          body,
          // a redirect would carry the token to wherever it leads
          redirect: 'manual',
          signal: AbortSignal.timeout(this.#timeoutMs),
        });
        const content = await answer.text();
        if (answer.ok) {
          return content === '' ? undefined : (JSON.parse(content) as unknown);
        }
        if (answer.status === 401 && !renewed && this.#tokens.refused(token)) {
          renewed = true;
          attempt--;
          continue;
        }
        wait = askedWait(answer);
        if (wait === undefined || !repeatable || attempt === ATTEMPTS) {
          throw Problem.read(answer.status, content);
        }
      } catch (failure) {
        if (failure instanceof Problem || failure instanceof SyntaxError || !repeatable || attempt === ATTEMPTS) {
          throw failure;
        }
        wait ??= 200 * 2 ** attempt;
      }
      await new Promise((resume) => setTimeout(resume, wait));
    }
  }
}

/** The time that Retry-After asks for; undefined where it asks for none, or for more than a caller would wait. */
function askedWait(answer: Response): number | undefined {
  const value = answer.headers.get('Retry-After') ?? '';
  if ((answer.status !== 429 && answer.status !== 503) || !/^[0-9]{1,6}$/.test(value)) {
    return undefined;
  }
  const wait = Number(value) * 1000;
  return wait <= LONGEST_WAIT_MS ? wait : undefined;
}

function bigAsText(_name: string, value: unknown): unknown {
  return typeof value === 'bigint' ? value.toString() : value;
}
