import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { Outlet, useParams } from 'react-router';
import { isProblem } from '@/shared/api/problem';
import { queries } from '@/shared/api/queries';
import type { CurrentApp } from '@/shared/current-app';
import { ProblemNotice } from '@/shared/ui/problem-notice';
import { SkeletonPage } from '@/shared/ui/states';
import { NotFound } from './not-found';

/** Loads the app of the address for all pages within it. */
export function AppLayout() {
  const slug = useParams()['app'] ?? '';
  const app = useQuery(queries.app(slug));
  const versions = useQuery(queries.versions(slug));
  const context = useMemo<CurrentApp | undefined>(
    () => (app.data && versions.data ? { app: app.data, version: versions.data.items[0] } : undefined),
    [app.data, versions.data],
  );
  if (context) {
    return <Outlet context={context} />;
  }
  const problem = app.error ?? versions.error;
  if (problem === null) {
    return <SkeletonPage />;
  }
  if (isProblem(problem) && problem.status === 404) {
    return <NotFound />;
  }
  return (
    <div className="p-6">
      <ProblemNotice
        problem={problem}
        onRetry={() => {
          void app.refetch();
          void versions.refetch();
        }}
      />
    </div>
  );
}
