import { queryOptions } from '@tanstack/react-query';
import { api, content, type Schemas } from '@/shared/api/client';

export type Generation = Schemas['Generation'];
export type GeneratedFile = Schemas['GeneratedFile'];

export const TARGETS = ['java', 'typescript', 'client-java', 'client-python', 'client-typescript'] as const;

export const repositoryQuery = (app: string) =>
  queryOptions({
    queryKey: ['apps', app, 'repository'],
    queryFn: () => content(api.GET('/api/v1/apps/{app}/repository', { params: { path: { app } } })),
  });

export const conflictsQuery = (app: string) =>
  queryOptions({
    queryKey: ['apps', app, 'repository', 'conflicts'],
    queryFn: () => content(api.GET('/api/v1/apps/{app}/repository/conflicts', { params: { path: { app } } })),
  });

export const generationQuery = (generation: string) =>
  queryOptions({
    queryKey: ['generations', generation],
    queryFn: () => content(api.GET('/api/v1/generations/{generation}', { params: { path: { generation } } })),
  });

export const filesQuery = (generation: string) =>
  queryOptions({
    queryKey: ['generations', generation, 'files'],
    queryFn: () => content(api.GET('/api/v1/generations/{generation}/files', { params: { path: { generation } } })),
    // What was generated never changes.
    staleTime: Number.POSITIVE_INFINITY,
  });

const OTHERS = 100;

/** The generations of the same target, the newest first. */
export const ofTargetQuery = (app: string, target: string) =>
  queryOptions({
    queryKey: ['apps', app, 'generations', target],
    queryFn: () =>
      content(
        api.GET('/api/v1/apps/{app}/generations', {
          params: { path: { app }, query: { target, limit: OTHERS } },
        }),
      ),
  });

export const diffQuery = (generation: string, from: string) =>
  queryOptions({
    queryKey: ['generations', generation, 'diff', from],
    queryFn: () =>
      content(
        api.GET('/api/v1/generations/{generation}/diff', {
          params: { path: { generation }, query: { from } },
        }),
      ),
    staleTime: Number.POSITIVE_INFINITY,
  });
