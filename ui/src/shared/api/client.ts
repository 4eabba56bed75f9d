import createClient from 'openapi-fetch';
import { Problem } from './problem';
import type { components, paths } from './schema';
import { session } from './session';

export type Schemas = components['schemas'];

/** Unlike crypto.randomUUID also on plain http of other hosts. */
export function randomId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** fetch with the access token; a token that is refused is renewed once. Live streams and downloads use it as they are. */
export async function authorizedFetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const request = new Request(input, init);
  const again = request.clone();
  const token = await session.accessToken();
  const response = await send(request, token);
  if (response.status !== 401 || token === undefined || !(await session.refresh(token))) {
    return response;
  }
  return send(again, await session.accessToken());
}

async function send(request: Request, token: string | undefined): Promise<Response> {
  if (token !== undefined) {
    request.headers.set('Authorization', `Bearer ${token}`);
  }
  try {
    return await fetch(request);
  } catch (fault) {
    if (request.signal.aborted) {
      throw fault;
    }
    throw Problem.offline();
  }
}

/** All operations of the OpenAPI document, typed by it. */
export const api = createClient<paths>({ fetch: authorizedFetch });

api.use({
  onRequest({ request }) {
    // A creation that is sent twice happens once.
    if (request.method === 'POST' && !request.headers.has('Idempotency-Key')) {
      request.headers.set('Idempotency-Key', randomId());
    }
  },
  async onResponse({ response }) {
    if (!response.ok) {
      throw await Problem.of(response);
    }
  },
});

interface Answer<T> {
  data?: T;
  response: Response;
}

/** The body of an answer: `await content(api.GET('/api/v1/me'))`. Whatever is no success was thrown as {@link Problem} before. */
export async function content<T>(call: Promise<Answer<T>>): Promise<NonNullable<T>> {
  return (await call).data as NonNullable<T>;
}

/** The body with the revision that If-Match names later. */
export async function revised<T>(call: Promise<Answer<T>>): Promise<{ content: NonNullable<T>; etag: string }> {
  const { data, response } = await call;
  return { content: data as NonNullable<T>, etag: response.headers.get('ETag') ?? '' };
}
