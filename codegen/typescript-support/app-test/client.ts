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

export function itemsOf(reply: Reply): readonly Body[] {
  return reply.body['items'] as readonly Body[];
}

export function errorsOf(reply: Reply): readonly Body[] {
  return (reply.body['errors'] ?? []) as readonly Body[];
}
