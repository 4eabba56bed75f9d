import { queryOptions } from '@tanstack/react-query';
import { api, content } from '@/shared/api/client';

/** What publishing a revision of the draft would change. */
export function planQuery(app: string, revision: string) {
  return queryOptions({
    queryKey: ['apps', app, 'draft-plan', revision],
    queryFn: () => content(api.GET('/api/v1/apps/{app}/draft/plan', { params: { path: { app } } })),
  });
}
