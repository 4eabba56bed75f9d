/** What a server answered. */
export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: Body;
}

export type Body = Readonly<Record<string, unknown>>;

type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Somebody's calls to the app. */
export class Client {
  readonly #base: string;
  readonly #token: string;

  constructor(base: string, token: string) {
    this.#base = base;
    this.#token = token;
  }

  static async signedIn(base: string, email: string, password: string): Promise<Client> {
    const reply = await new Client(base, '').post('/api/v1/auth/login', { email, password });
    if (reply.status !== 200) {
      throw new Error(reply.text);
    }
    return new Client(base, reply.body['accessToken'] as string);
  }

  get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Reply> {
    return this.call('GET', path, undefined, headers);
  }

  post(path: string, body: unknown): Promise<Reply> {
    return this.call('POST', path, JSON.stringify(body));
  }

  patch(path: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Reply> {
    return this.call('PATCH', path, JSON.stringify(body), headers);
  }

  put(path: string, body: unknown): Promise<Reply> {
    return this.call('PUT', path, JSON.stringify(body));
  }

  delete(path: string): Promise<Reply> {
    return this.call('DELETE', path);
  }

  /** Follows a stream of events from behind that one on. */
  async follow(path: string, lastEventId: string | undefined): Promise<EventStream> {
    const reply = await fetch(`${this.#base}${path}`, {
      headers: {
        Authorization: `Bearer ${this.#token}`,
        ...(lastEventId === undefined ? {} : { 'Last-Event-ID': lastEventId }),
      },
    });
    if (reply.status !== 200 || reply.body === null) {
      throw new Error(await reply.text());
    }
    return new EventStream(reply.body);
  }

  async call(
    method: Method,
    path: string,
    body?: string,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Reply> {
    const reply = await fetch(`${this.#base}${path}`, {
      method,
      headers: {
        ...(this.#token === '' ? {} : { Authorization: `Bearer ${this.#token}` }),
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body }),
    });
    const text = await reply.text();
    const isJson = (reply.headers.get('content-type') ?? '').includes('json') && text !== '';
    return { status: reply.status, headers: reply.headers, text, body: (isJson ? JSON.parse(text) : {}) as Body };
  }
}

/** Events as they come. */
export class EventStream {
  readonly #chunks: ReadableStreamDefaultReader<string>;
  #text = '';

  constructor(body: ReadableStream<Uint8Array>) {
    this.#chunks = body.pipeThrough(new TextDecoderStream()).getReader();
  }

  /** The data of the next event that is meant; those before it are passed over. */
  async find(isMeant: (data: Body) => boolean): Promise<Body> {
    for (;;) {
      const end = this.#text.indexOf('\n\n');
      const event = this.#text.slice(0, Math.max(end, 0));
      if (end < 0) {
        const { value, done } = await this.#chunks.read();
        if (done) {
          throw new Error('the stream has ended');
        }
        this.#text += value;
        continue;
      }
      this.#text = this.#text.slice(end + 2);
      const data = /^data: (.*)$/m.exec(event)?.[1];
      if (data !== undefined && isMeant(JSON.parse(data) as Body)) {
        return JSON.parse(data) as Body;
      }
    }
  }

  /** Waits until the server ends it. */
  async ended(): Promise<void> {
    while (!(await this.#chunks.read()).done) {
      // what comes until then is not asked for
    }
  }

  async close(): Promise<void> {
    await this.#chunks.cancel();
  }
}

export function itemsOf(reply: Reply): readonly Body[] {
  return reply.body['items'] as readonly Body[];
}

export function errorsOf(reply: Reply): readonly Body[] {
  return (reply.body['errors'] ?? []) as readonly Body[];
}
