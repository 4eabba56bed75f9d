import { type InfiniteData, type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { keys } from '../data';
import { type DataSource, type LiveState, type RowPage, useSource } from '../source';

type Pages = InfiniteData<RowPage, string | undefined>;

/** The newest version of a record that any list has. */
function knownVersion(client: QueryClient, source: DataSource, entity: string, id: string): number {
  const lists = client.getQueriesData<Pages>({ queryKey: keys.lists(source, entity) });
  const versions = lists.flatMap(([, data]) =>
    (data?.pages ?? []).flatMap((page) => page.items.filter((row) => row.id === id).map((row) => row.version ?? 0)),
  );
  return Math.max(0, ...versions);
}

const QUIET_MILLIS = 600;
const FEW_PAGES = 5;

/**
 * Follows what others change: what is shown is fetched anew soon after, but not below the hands of somebody who edits, and not where
 * somebody has scrolled far: there it is marked as stale, and fetched on demand.
 */
export function useLiveRecords(entity: string, pages: number, isEditing: boolean) {
  const source = useSource();
  const client = useQueryClient();
  const [state, setState] = useState<LiveState>('connecting');
  const [stale, setStale] = useState(false);
  const refresh = useCallback(() => {
    setStale(false);
    void client.invalidateQueries({ queryKey: keys.entity(source, entity) });
  }, [client, source, entity]);
  const mark = useRef(setStale);

  useEffect(() => {
    const controller = new AbortController();
    source.follow(
      {
        onEvent: (event) => {
          if (event.entity === entity) {
            // What one has done oneself is there already.
            const isKnown =
              knownVersion(client, source, entity, event.id) >= event.version && event.action !== 'deleted';
            mark.current((before) => before || !isKnown);
          } else {
            // Titles of others stand in lists too.
            void client.invalidateQueries({ queryKey: keys.entity(source, event.entity), refetchType: 'active' });
          }
        },
        onState: setState,
      },
      controller.signal,
    );
    return () => controller.abort();
  }, [source, client, entity]);

  const waits = isEditing || pages > FEW_PAGES;
  useEffect(() => {
    if (!stale || waits) {
      return;
    }
    const timer = setTimeout(refresh, QUIET_MILLIS);
    return () => clearTimeout(timer);
  }, [stale, waits, refresh]);

  return { state, stale: stale && waits, refresh };
}
