import { authorizedFetch, randomId } from '@/shared/api/client';
import { Problem } from '@/shared/api/problem';

interface Request {
  body?: unknown;
  query?: Readonly<Record<string, string>>;
}

/** Sends what a model describes: paths that are known when it runs alone. Refusals are thrown as {@link Problem}. */
export async function send(method: string, path: string, { body, query = {} }: Request = {}): Promise<unknown> {
  const search = new URLSearchParams(query).toString();
  const response = await authorizedFetch(search === '' ? path : `${path}?${search}`, {
    method,
    headers: {
      Accept: 'application/json',
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...(method === 'POST' ? { 'Idempotency-Key': randomId() } : {}),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) {
    throw await Problem.of(response);
  }
  return response.status === 204 ? undefined : await response.json();
}
