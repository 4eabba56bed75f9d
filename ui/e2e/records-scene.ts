import { type APIRequestContext, expect, type Page } from '@playwright/test';
import { PASSWORD, type Person } from './studio';

/** An app whose entity `thing` has a field of every type, made and published by the API in the name of somebody. */
export interface Scene {
  app: string;
  thing(values: Record<string, unknown>): Promise<{ id: string; version: number }>;
  patch(id: string, values: Record<string, unknown>): Promise<void>;
  read(id: string): Promise<Record<string, unknown>>;
  project: string;
  path: string;
}

const DESIGN = {
  timeZone: 'Europe/Berlin',
  entities: [
    {
      name: 'project',
      recordLabel: '{name}',
      fields: [
        { name: 'name', type: 'text', required: true, unique: true, maxLength: 120 },
        { name: 'active', type: 'boolean', default: true },
      ],
    },
    { name: 'tag', fields: [{ name: 'name', type: 'text', required: true, unique: true }] },
    {
      name: 'thing',
      recordLabel: '{title}',
      fields: [
        { name: 'title', type: 'text', required: true, maxLength: 200 },
        {
          name: 'status',
          type: 'choice',
          choices: [
            { name: 'todo', label: 'To do', color: '#1e90ff' },
            { name: 'doing', label: 'Doing', color: '#ffa500' },
            { name: 'finished', label: 'Finished' },
          ],
          default: 'todo',
        },
        { name: 'count', type: 'integer', min: 0, max: 100 },
        { name: 'due', type: 'date' },
        { name: 'estimate', type: 'decimal', precision: 10, scale: 2 },
        { name: 'done', type: 'boolean', default: false },
        { name: 'notes', type: 'longText' },
        { name: 'contact', type: 'email' },
        { name: 'website', type: 'url' },
        { name: 'phone', type: 'phone' },
        { name: 'handle', type: 'slug' },
        { name: 'colour', type: 'color' },
        { name: 'views', type: 'long' },
        { name: 'ratio', type: 'float' },
        { name: 'price', type: 'money', currency: 'EUR' },
        { name: 'fee', type: 'money' },
        { name: 'at', type: 'time' },
        { name: 'moment', type: 'dateTime' },
        { name: 'effort', type: 'duration' },
        { name: 'token', type: 'uuid' },
        {
          name: 'labels',
          type: 'multiChoice',
          choices: [{ name: 'red', color: '#ff0000' }, { name: 'blue', color: '#0000ff' }, 'plain'],
        },
        { name: 'data', type: 'json' },
        { name: 'document', type: 'file' },
        { name: 'picture', type: 'image' },
        { name: 'place', type: 'geoPoint' },
        { name: 'number', type: 'autoNumber' },
        { name: 'password', type: 'secret' },
        { name: 'overdue', type: 'formula', expression: '!done && due != null && due < today()', result: 'boolean' },
        { name: 'twice', type: 'formula', expression: 'estimate * 2', result: 'decimal' },
      ],
      rules: [
        { expression: '!done || due != null', message: 'A finished thing needs a due date', field: 'due' },
        {
          expression: 'count == null || estimate == null || estimate >= count',
          message: 'The estimate is below the count',
        },
      ],
    },
  ],
  relations: [
    { from: 'thing', name: 'project', kind: 'manyToOne', to: 'project', inverse: 'things', onDelete: 'setNull' },
    { from: 'thing', name: 'tags', kind: 'manyToMany', to: 'tag', inverse: 'things' },
    { from: 'thing', name: 'owner', kind: 'manyToOne', to: '@user' },
  ],
  roles: [],
};

async function json<T>(response: Awaited<ReturnType<APIRequestContext['get']>>): Promise<T> {
  expect(response.ok(), `${response.url()} ${response.status()} ${await response.text()}`).toBe(true);
  return (await response.json()) as T;
}

/** A request context has cookies of its own: the session of the page stays as it is. */
export async function scene(request: APIRequestContext, person: Person): Promise<Scene> {
  const { accessToken } = await json<{ accessToken: string }>(
    await request.post('/api/v1/auth/login', { data: { email: person.email, password: PASSWORD } }),
  );
  const headers = { Authorization: `Bearer ${accessToken}` };
  const post = async <T>(path: string, data: unknown) => json<T>(await request.post(path, { headers, data }));
  const { slug } = await post<{ slug: string }>('/api/v1/apps', { name: 'Every type' });
  const base = `/api/v1/apps/${slug}`;
  const draft = await request.get(`${base}/draft`, { headers });
  await json(
    await request.put(`${base}/draft`, {
      headers: { ...headers, 'If-Match': draft.headers()['etag'] ?? '' },
      data: DESIGN,
    }),
  );
  await post(`${base}/versions`, { message: 'First' });
  const project = await post<{ id: string }>(`${base}/records/project`, { name: 'Apollo' });
  const things = `${base}/records/thing`;
  return {
    app: slug,
    project: project.id,
    path: `/apps/${slug}/records/thing`,
    thing: (values) => post(things, values),
    patch: async (id, values) => {
      await json(await request.patch(`${things}/${id}`, { headers, data: values }));
    },
    read: async (id) => json(await request.get(`${things}/${id}`, { headers })),
  };
}

export async function openRecords(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect(page.getByRole('heading', { level: 1, name: 'Things' })).toBeVisible();
}

/** The cell of a member in the row that holds a text. */
export function cell(page: Page, row: string, column: number) {
  return page.getByRole('row').filter({ hasText: row }).getByRole('gridcell').nth(column);
}
