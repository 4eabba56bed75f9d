import { isTemporary, parsed, Problem } from './problem.js';
import { fixedToken, type TokenSource } from './tokens.js';

export interface ClientOptions {
  /** The address of the server without a path, such as `https://tasks.example.org`. */
  readonly server: string;
  /** An access token, an API key, or what gives tokens. */
  readonly token: string | TokenSource;
  /** The app on a platform; without it the server is the generated application itself. */
  readonly app?: string;
  /** How long one request may take; 30 s where it is left out. */
  readonly timeoutMs?: number;
  /** How long a call may take with all its tries; twice `timeoutMs` where it is left out. */
  readonly deadlineMs?: number;
  /** How often a request is sent at most; 4 times where it is left out. */
  readonly attempts?: number;
  /** What sends requests in place of the global `fetch`. */
  readonly fetch?: typeof fetch;
}

export interface Call {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly query?: URLSearchParams;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly signal?: AbortSignal | undefined;
}

interface Prepared {
  readonly url: string;
  readonly init: RequestInit;
  readonly headers: Headers;
  readonly signal: AbortSignal | undefined;
  readonly ends: number;
}

const LONGEST_PAUSE_MS = 30_000;

/** Requests to a server: who asks, how long to wait, what to try again. */
export class Connection {
  readonly #records: string;
  readonly #tokens: TokenSource;
  readonly #timeoutMs: number;
  readonly #deadlineMs: number;
  readonly #attempts: number;
  readonly #fetch: typeof fetch;
  readonly #agent: string;

  /** `agent` is what the client calls itself in `User-Agent`, where the fetch of the platform lets it. */
  constructor(options: ClientOptions, agent = '') {
    const root = `${options.server.replace(/\/+$/, '')}/api/v1`;
    const app = options.app === undefined ? '' : `/apps/${encodeURIComponent(options.app)}`;
    // an address that is none is better refused here than after four tries
    this.#records = new URL(`${root}${app}/records/`).href;
    this.#tokens = typeof options.token === 'string' ? fixedToken(options.token) : options.token;
    this.#timeoutMs = options.timeoutMs ?? 30_000;
    this.#deadlineMs = options.deadlineMs ?? 2 * this.#timeoutMs;
    this.#attempts = options.attempts ?? 4;
    this.#fetch = options.fetch ?? fetch;
    this.#agent = agent;
  }

  /**
   * The JSON of the answer, undefined where it has none. Reads, and what carries an Idempotency-Key, are tried again when the
   * server is busy or does not answer; so is whatever was not sent yet, as the token could not be had.
   *
   * @throws Problem where the server refuses
   */
  async call(call: Call): Promise<unknown> {
    const request = this.#prepared(call);
    const repeatable = call.method === 'GET' || request.headers.has('Idempotency-Key');
    for (let attempt = 1; ; attempt++) {
      let sent = false;
      try {
        call.signal?.throwIfAborted();
        const token = await this.#tokens.token();
        sent = true;
        return await this.#answered(request, token);
      } catch (failure) {
        const pause = call.signal?.aborted === true ? undefined : pauseAfter(failure, attempt);
        const isLast = attempt >= this.#attempts || (sent && !repeatable);
        if (pause === undefined || isLast || Date.now() + pause >= request.ends) {
          throw failure;
        }
        await rest(pause, call.signal);
      }
    }
  }

  #prepared(call: Call): Prepared {
    const query = call.query === undefined || call.query.size === 0 ? '' : `?${call.query.toString()}`;
    const headers = new Headers({ Accept: 'application/json, application/problem+json', ...call.headers });
    const body = call.body === undefined ? null : JSON.stringify(call.body, bigAsText);
    if (body !== null && !headers.has('Content-Type')) {
      headers.set('Content-Type', 'application/json');
    }
    // in a browser the header would be one more that servers elsewhere have to allow
    if (this.#agent !== '' && !('document' in globalThis)) {
      headers.set('User-Agent', this.#agent);
    }
    return {
      url: this.#records + call.path + query,
      // a redirect would carry the token to wherever it leads
      init: { method: call.method, body, redirect: 'manual' },
      headers,
      signal: call.signal,
      ends: Date.now() + this.#deadlineMs,
    };
  }

  /** Sends the request, and once more where its token has ended and another one can be had. */
  async #answered(request: Prepared, token: string): Promise<unknown> {
    let answer = await this.#send(request, token);
    if (answer.status === 401 && this.#tokens.refused(token)) {
      await answer.body?.cancel();
      answer = await this.#send(request, await this.#tokens.token());
    }
    const content = await answer.text();
    if (!answer.ok) {
      throw Problem.read(answer, content);
    }
    const json = parsed(content);
    if (json === undefined && content !== '') {
      throw Problem.unexpected(answer.status, content);
    }
    return json;
  }

  async #send(request: Prepared, token: string): Promise<Response> {
    const headers = new Headers(request.headers);
    headers.set('Authorization', `Bearer ${token}`);
    const limit = AbortSignal.timeout(Math.max(1, Math.min(this.#timeoutMs, request.ends - Date.now())));
    const signal = request.signal === undefined ? limit : AbortSignal.any([limit, request.signal]);
    const send = this.#fetch;
    return send(request.url, { ...request.init, headers, signal });
  }
}

/**
 * How long to wait before the next try; undefined where there is to be none. Without a wish of the server it is any time up to
 * a bound that doubles, so that many clients do not come back all at once.
 */
function pauseAfter(failure: unknown, attempt: number): number | undefined {
  if (!(failure instanceof Problem)) {
    return Math.random() * 200 * 2 ** attempt;
  }
  const asked = failure.retryAfter === null ? Infinity : failure.retryAfter * 1000;
  return isTemporary(failure) && asked <= LONGEST_PAUSE_MS ? asked : undefined;
}

function rest(pause: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resume, stop) => {
    const abort = (): void => {
      clearTimeout(timer);
      stop(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', abort);
      resume();
    }, pause);
    signal?.addEventListener('abort', abort, { once: true });
  });
}

function bigAsText(_name: string, value: unknown): unknown {
  return typeof value === 'bigint' ? value.toString() : value;
}
