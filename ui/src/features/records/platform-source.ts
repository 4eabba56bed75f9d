import type { Meta, Person, Row } from '@/renderer/meta';
import type {
  DataSource,
  HistoryEntry,
  ImportReport,
  ListQuery,
  RecordEvent,
  RowPage,
  StoredFile,
  View,
  ViewContent,
} from '@/renderer/source';
import { api, authorizedFetch, content, type Schemas } from '@/shared/api/client';
import { Problem } from '@/shared/api/problem';
import { follow } from '@/shared/api/sse';

export const STUDIO = 'studio';

interface PlatformSourceOptions {
  app: Schemas['App'];
  environment: string;
  me: string | undefined;
  /** Whether the caller builds this app, and so makes views for everybody. */
  builds: boolean;
}

/** The records of an app, in the studio or as they are in one of its environments. */
export function platformSource({ app, environment, me, builds }: PlatformSourceOptions): DataSource {
  const base = `/api/v1/apps/${encodeURIComponent(app.slug)}`;
  const isStudio = environment === STUDIO;
  const place = isStudio ? base : `${base}/environments/${encodeURIComponent(environment)}`;
  const records = (entity: string, ...rest: string[]) =>
    [`${place}/records/${entity}`, ...rest.map(encodeURIComponent)].join('/');
  const files = (...rest: string[]) => [isStudio ? '/api/v1/files' : `${place}/files`, ...rest].join('/');
  return {
    key: `${app.id} ${environment}`,
    me,
    meta: async () =>
      (await content(api.GET('/api/v1/apps/{app}/meta', { params: { path: { app: app.slug } } }))) as Meta,
    list: (entity, query, signal) =>
      json<RowPage>(`${records(entity)}${queryText(query)}`, signal === undefined ? {} : { signal }),
    get: (entity, id, expand) => json<Row>(`${records(entity, id)}${queryText({ expand })}`),
    create: (entity, values) => json<Row>(records(entity), sending('POST', values)),
    patch: (entity, id, values, version) => json<Row>(records(entity, id), sending('PATCH', values, version)),
    remove: async (entity, id, version) => {
      await answer(records(entity, id), { method: 'DELETE', headers: ifMatch(version) });
    },
    history: (entity, id, cursor) =>
      json<{ items: HistoryEntry[]; nextCursor: string | null }>(
        `${records(entity, id, 'history')}${queryText({ cursor })}`,
      ),
    restore: (entity, id, version) => json<Row>(records(entity, id, 'restore'), sending('POST', { version })),
    exportAll: async (entity, format, filter) =>
      (
        await answer(
          `${records(entity, 'export')}${queryText({ filter })}${filter === undefined ? '?' : '&'}format=${format}`,
        )
      ).blob(),
    importAll: (entity, text, format) => importAll(records(entity, 'import'), text, format),
    people: () => people(app),
    upload: (file) =>
      json<StoredFile>(
        `${files()}?${new URLSearchParams({ ...(isStudio ? { app: app.slug } : {}), name: file.name })}`,
        {
          method: 'POST',
          body: file,
          headers: { 'Content-Type': 'application/octet-stream' },
        },
      ),
    content: async (file, size) =>
      (await answer(size !== undefined && isStudio ? `${files(file, 'thumbnail')}?size=${size}` : files(file))).blob(),
    follow: (sink, signal) => {
      void follow(`${place}/records/events`, {
        onEvent: ({ data }) => {
          const event = recordEvent(data);
          if (event) {
            sink.onEvent(event);
          }
        },
        onState: sink.onState,
        signal,
      });
    },
    views: {
      shares: builds,
      list: async (entity) =>
        (await content(api.GET('/api/v1/apps/{app}/views', { params: { path: { app: app.slug }, query: { entity } } })))
          .items as View[],
      create: async (entity, view) =>
        (await content(
          api.POST('/api/v1/apps/{app}/views', {
            params: { path: { app: app.slug } },
            body: { entity, ...stored(view) },
          }),
        )) as View,
      update: async (view, next) =>
        (await content(
          api.PUT('/api/v1/apps/{app}/views/{view}', {
            params: { path: { app: app.slug, view: view.id }, header: { 'If-Match': `"${view.revision}"` } },
            body: stored(next),
          }),
        )) as View,
      remove: async (view) => {
        await api.DELETE('/api/v1/apps/{app}/views/{view}', {
          params: { path: { app: app.slug, view: view.id }, header: { 'If-Match': `"${view.revision}"` } },
        });
      },
      setDefault: async (view, audience) => {
        await api.PUT('/api/v1/apps/{app}/views/{view}/default', {
          params: { path: { app: app.slug, view: view.id } },
          body: { audience },
        });
      },
      clearDefault: async (view, audience) => {
        await api.DELETE('/api/v1/apps/{app}/views/{view}/default', {
          params: { path: { app: app.slug, view: view.id }, query: { audience } },
        });
      },
    },
  };
}

function stored(view: ViewContent): Schemas['ViewContent'] {
  return view as Schemas['ViewContent'];
}

async function answer(path: string, init?: RequestInit): Promise<Response> {
  const response = await authorizedFetch(path, init);
  if (!response.ok) {
    throw await Problem.of(response);
  }
  return response;
}

async function json<T>(path: string, init?: RequestInit): Promise<T> {
  return (await (await answer(path, init)).json()) as T;
}

function ifMatch(version: number | undefined): Record<string, string> {
  return version === undefined ? {} : { 'If-Match': `"${version}"` };
}

function sending(method: 'POST' | 'PATCH', body: unknown, version?: number): RequestInit {
  return {
    method,
    body: JSON.stringify(body),
    headers: {
      'Content-Type': method === 'PATCH' ? 'application/merge-patch+json' : 'application/json',
      ...ifMatch(version),
    },
  };
}

function queryText(query: ListQuery): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (Array.isArray(value)) {
      if (value.length > 0) {
        params.set(name, value.join(','));
      }
    } else if (value !== undefined && value !== false) {
      params.set(name, String(value));
    }
  }
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}

function recordEvent(data: string): RecordEvent | undefined {
  try {
    const event = JSON.parse(data) as Partial<RecordEvent>;
    return typeof event.entity === 'string' && typeof event.id === 'string' ? (event as RecordEvent) : undefined;
  } catch {
    return undefined;
  }
}

const LONG = 202;
const POLL_MILLIS = 700;

/** A long text becomes a job, whose result is the report. */
async function importAll(path: string, text: string, format: 'csv' | 'ndjson'): Promise<ImportReport> {
  const type = format === 'csv' ? 'text/csv' : 'application/x-ndjson';
  const response = await answer(path, { method: 'POST', body: text, headers: { 'Content-Type': type } });
  if (response.status !== LONG) {
    return (await response.json()) as ImportReport;
  }
  const { id } = (await response.json()) as { id: string };
  for (;;) {
    const job = await content(api.GET('/api/v1/jobs/{job}', { params: { path: { job: id } } }));
    if (job.state === 'succeeded') {
      return job.result as unknown as ImportReport;
    }
    if (job.state === 'failed' || job.state === 'dead' || job.state === 'cancelled') {
      throw new Problem(500, job.error ?? { title: job.state });
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MILLIS));
  }
}

/** Members of the workspace and of the app. Whoever may not list them sees ids. */
async function people(app: Schemas['App']): Promise<Person[]> {
  const lists = await Promise.allSettled([
    content(
      api.GET('/api/v1/workspaces/{workspace}/members', {
        params: { path: { workspace: app.workspace }, query: { limit: 500 } },
      }),
    ),
    content(api.GET('/api/v1/apps/{app}/members', { params: { path: { app: app.slug }, query: { limit: 500 } } })),
  ]);
  const found = new Map<string, Person>();
  for (const list of lists) {
    if (list.status === 'fulfilled') {
      for (const { account, displayName } of list.value.items) {
        found.set(account, { id: account, name: displayName });
      }
    }
  }
  return [...found.values()];
}
