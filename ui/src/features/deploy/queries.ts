import { queryOptions } from '@tanstack/react-query';
import { api, content, type Schemas } from '@/shared/api/client';
import { queries } from '@/shared/api/queries';

export type Deployment = Schemas['Deployment'];
export type Release = Schemas['Release'];

const UNDER_WAY_MILLIS = 2_000;
const QUIET_MILLIS = 15_000;

/** All deployments of an app, asked for again while somebody looks: more often where something is under way. */
export const deploymentsQuery = (app: string) =>
  queryOptions({
    ...queries.deployments(app),
    refetchInterval: (query) =>
      query.state.data?.items.some((one) => one.job !== null) ? UNDER_WAY_MILLIS : QUIET_MILLIS,
  });

const RELEASES = 50;

export const releasesQuery = (deployment: string) =>
  queryOptions({
    queryKey: ['deployments', deployment, 'releases'],
    queryFn: () =>
      content(
        api.GET('/api/v1/deployments/{deployment}/releases', {
          params: { path: { deployment }, query: { limit: RELEASES } },
        }),
      ),
    refetchInterval: (query) =>
      query.state.data?.items.some((one) => one.state === 'pending') ? UNDER_WAY_MILLIS : QUIET_MILLIS,
  });

export const diskUseQuery = () =>
  queryOptions({ queryKey: ['disk-use'], queryFn: () => content(api.GET('/api/v1/disk-use')), staleTime: 60_000 });

export const STAGES = ['generate', 'compile', 'image', 'database', 'start', 'healthy', 'switch', 'drain'] as const;

export const TARGETS = ['java', 'typescript'] as const;
