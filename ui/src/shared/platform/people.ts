import { queryOptions, useQuery } from '@tanstack/react-query';
import { createContext, use } from 'react';
import { api, content } from '@/shared/api/client';
import { useMe } from '@/shared/api/queries';

const PAGE = 500;

export const membersQuery = (workspace: string | undefined) =>
  queryOptions({
    queryKey: ['workspaces', workspace, 'members'],
    queryFn: () =>
      content(
        api.GET('/api/v1/workspaces/{workspace}/members', {
          params: { path: { workspace: workspace ?? '' }, query: { limit: PAGE } },
        }),
      ),
    enabled: workspace !== undefined,
    staleTime: 60_000,
  });

/** The workspace whose people stand in what is shown. */
export const PeopleOf = createContext<string | undefined>(undefined);

/** The name of somebody, where they are of the workspace. */
export function usePerson(id: string): string | undefined {
  const me = useMe();
  const members = useQuery(membersQuery(use(PeopleOf)));
  if (me.data?.id === id) {
    return me.data.displayName;
  }
  return members.data?.items.find((one) => one.account === id)?.displayName;
}
