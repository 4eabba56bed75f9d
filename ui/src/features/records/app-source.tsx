import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { useParams } from 'react-router';
import { useMeta } from '@/renderer/data';
import { LinksContext, type RecordLinks } from '@/renderer/links';
import type { Meta } from '@/renderer/meta';
import { ShownModel } from '@/renderer/shown';
import { SourceContext } from '@/renderer/source';
import { api, content } from '@/shared/api/client';
import { useMe } from '@/shared/api/queries';
import { useCurrentApp } from '@/shared/current-app';
import { ProblemNotice } from '@/shared/ui/problem-notice';
import { SkeletonPage } from '@/shared/ui/states';
import { NotPublished } from './not-published';
import { platformSource, STUDIO } from './platform-source';

export function useEnvironment(): string {
  return useParams()['environment'] ?? STUDIO;
}

/** Where the records of an environment are in the addresses of the studio. */
export function recordsPath(app: string, environment: string): string {
  return environment === STUDIO ? `/apps/${app}/records` : `/apps/${app}/environments/${environment}/records`;
}

export function useEnvironments(app: string) {
  return useQuery({
    queryKey: ['apps', app, 'environments'],
    queryFn: () => content(api.GET('/api/v1/apps/{app}/environments', { params: { path: { app } } })),
  });
}

const BUILDERS = ['owner', 'admin', 'builder'];

function useRole(workspace: string, me: string | undefined): string | undefined {
  const { data } = useQuery({
    queryKey: ['workspaces', workspace, 'members'],
    queryFn: () =>
      content(
        api.GET('/api/v1/workspaces/{workspace}/members', { params: { path: { workspace }, query: { limit: 500 } } }),
      ),
    retry: false,
  });
  return data?.items.find((member) => member.account === me)?.role;
}

interface AppRecordsProps {
  children: (meta: Meta) => ReactNode;
}

/** Gives the renderer the app of the address: its model, its records, and where its pages are. */
export function AppRecords({ children }: AppRecordsProps) {
  const { app, version } = useCurrentApp();
  const environment = useEnvironment();
  const me = useMe().data?.id;
  const role = useRole(app.workspace, me);
  const source = useMemo(
    () => platformSource({ app, environment, me, builds: role !== undefined && BUILDERS.includes(role) }),
    [app, environment, me, role],
  );
  const links = useMemo<RecordLinks>(() => {
    const base = recordsPath(app.slug, environment);
    return {
      list: (entity, params) => `${base}/${entity}${params ? `?${new URLSearchParams(params)}` : ''}`,
      record: (entity, id) => `${base}/${entity}/${id}`,
    };
  }, [app.slug, environment]);
  if (version === undefined) {
    return <NotPublished app={app.slug} />;
  }
  return (
    <SourceContext value={source}>
      <LinksContext value={links}>
        <Loaded>{children}</Loaded>
      </LinksContext>
    </SourceContext>
  );
}

function Loaded({ children }: AppRecordsProps) {
  const meta = useMeta();
  if (meta.data) {
    return <ShownModel meta={meta.data}>{children(meta.data)}</ShownModel>;
  }
  return meta.error ? (
    <div className="p-6">
      <ProblemNotice problem={meta.error} onRetry={() => void meta.refetch()} />
    </div>
  ) : (
    <SkeletonPage />
  );
}
