import type { APIRequestContext } from '@playwright/test';
import { expect, PASSWORD, type Person } from './studio';

type Body = Record<string, unknown>;

/** Speaks to the API as somebody, beside their browser. */
export class Api {
  private constructor(
    private readonly request: APIRequestContext,
    private readonly token: string,
  ) {}

  static async of(request: APIRequestContext, person: Person): Promise<Api> {
    const response = await request.post('/api/v1/auth/login', { data: { email: person.email, password: PASSWORD } });
    const { accessToken } = (await response.json()) as { accessToken: string };
    return new Api(request, accessToken);
  }

  async call<T = Body>(method: string, path: string, data?: unknown, headers: Record<string, string> = {}) {
    const response = await this.request.fetch(`/api/v1${path}`, {
      method,
      headers: { Authorization: `Bearer ${this.token}`, ...headers },
      ...(data === undefined ? {} : { data }),
    });
    expect(response.status(), `${method} ${path}: ${await response.text()}`).toBeLessThan(300);
    return {
      body: (response.status() === 204 ? undefined : await response.json()) as T,
      etag: response.headers()['etag'] ?? '',
    };
  }

  /** Makes an app, with a published version of tasks in it. Answers its slug. */
  async publishedApp(name: string): Promise<string> {
    const { body } = await this.call<{ slug: string }>('POST', '/apps', { name });
    await this.publish(body.slug, ['title']);
    return body.slug;
  }

  async publish(app: string, fields: readonly string[]): Promise<void> {
    const { body, etag } = await this.call<{ entities: { id: string; name: string; fields: Body[] }[] }>(
      'GET',
      `/apps/${app}/draft`,
    );
    const before = body.entities[0];
    const kept = before?.fields ?? [];
    const entity = {
      ...(before ? { id: before.id } : {}),
      name: 'task',
      fields: [
        ...kept,
        ...fields
          .filter((field) => !kept.some((one) => one['name'] === field))
          .map((field) => ({ name: field, type: 'text' })),
      ],
    };
    const put = await this.call('PUT', `/apps/${app}/draft`, { ...body, entities: [entity] }, { 'If-Match': etag });
    await this.call('POST', `/apps/${app}/versions`, { message: fields.join(' ') }, { 'If-Match': put.etag });
  }
}
