import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api, content } from '@/shared/api/client';
import { useCurrentApp } from '@/shared/current-app';
import { type PlacedFinding, place } from '../model/findings';
import { useDraft, useStore } from './use-draft';

const NONE: readonly PlacedFinding[] = [];

/** What the server would look at in the saved draft: it refuses none of it. */
export function useWarnings(): readonly PlacedFinding[] {
  const { app } = useCurrentApp();
  const store = useStore();
  const { base, save } = useDraft();
  const { data } = useQuery({
    queryKey: ['apps', app.slug, 'draft-findings', store.revision],
    queryFn: () => content(api.GET('/api/v1/apps/{app}/draft/findings', { params: { path: { app: app.slug } } })),
    enabled: save === 'saved' && base.entities.length > 0,
  });
  return useMemo(() => (data === undefined || save !== 'saved' ? NONE : place(base, data.items)), [data, base, save]);
}
