import { queryOptions, useQuery } from '@tanstack/react-query';
import { api, content } from './client';

/** What several features ask for. Keys begin with the path, so that `invalidateQueries({ queryKey: ['apps'] })` meets all of it. */
export const queries = {
  me: () => queryOptions({ queryKey: ['me'], queryFn: () => content(api.GET('/api/v1/me')) }),
  workspaces: () =>
    queryOptions({
      queryKey: ['workspaces'],
      queryFn: () => content(api.GET('/api/v1/workspaces', { params: { query: { limit: 500 } } })),
    }),
  apps: () =>
    queryOptions({
      queryKey: ['apps'],
      queryFn: () => content(api.GET('/api/v1/apps', { params: { query: { limit: 500 } } })),
    }),
  app: (app: string) =>
    queryOptions({
      queryKey: ['apps', app],
      queryFn: () => content(api.GET('/api/v1/apps/{app}', { params: { path: { app } } })),
    }),
  versions: (app: string) =>
    queryOptions({
      queryKey: ['apps', app, 'versions'],
      queryFn: () =>
        content(api.GET('/api/v1/apps/{app}/versions', { params: { path: { app }, query: { limit: 100 } } })),
    }),
  deployments: (app: string) =>
    queryOptions({
      queryKey: ['apps', app, 'deployments'],
      queryFn: () => content(api.GET('/api/v1/apps/{app}/deployments', { params: { path: { app } } })),
    }),
};

export function useMe() {
  return useQuery(queries.me());
}
