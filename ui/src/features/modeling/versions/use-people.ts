import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { api, content } from '@/shared/api/client';
import { useMe } from '@/shared/api/queries';
import { useCurrentApp } from '@/shared/current-app';

/** The names of the people of the workspace by their ids. */
export function usePeople(): (id: string) => string {
  const { t } = useTranslation('modeling');
  const { app } = useCurrentApp();
  const me = useMe().data;
  const { data } = useQuery({
    queryKey: ['workspaces', app.workspace, 'members'],
    queryFn: () =>
      content(
        api.GET('/api/v1/workspaces/{workspace}/members', {
          params: { path: { workspace: app.workspace }, query: { limit: 500 } },
        }),
      ),
  });
  return useCallback(
    (id) =>
      id === me?.id
        ? me.displayName
        : (data?.items.find((member) => member.account === id)?.displayName ?? t('versions.somebody')),
    [data, me, t],
  );
}
