import { queryOptions, useQuery } from '@tanstack/react-query';
import { createContext, use, useEffect, useSyncExternalStore } from 'react';
import type { Schemas } from '@/shared/api/client';
import { useCurrentApp } from '@/shared/current-app';
import { draftSource } from './draft-source';
import { type DraftState, DraftStore } from './draft-store';

/** One store for each app, as long as the studio is open: steps can be taken back after a look at another page. */
function draftQuery(app: Schemas['App']) {
  return queryOptions({
    queryKey: ['model-draft', app.id],
    queryFn: () => DraftStore.open(draftSource(app)),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
    structuralSharing: false,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
}

const LOOK_MILLIS = 15_000;

/** Opens the draft of the app of the address. */
export function useDraftStore() {
  const { app } = useCurrentApp();
  const query = useQuery(draftQuery(app));
  const store = query.data;
  useEffect(() => {
    if (store === undefined) {
      return;
    }
    const look = () => {
      if (document.visibilityState === 'visible' && navigator.onLine) {
        // What cannot be read now is read the next time.
        store.look().catch(() => undefined);
      }
    };
    const leave = () => {
      store.keep();
      void store.flush();
    };
    const online = () => void store.flush();
    look();
    const timer = setInterval(look, LOOK_MILLIS);
    document.addEventListener('visibilitychange', look);
    window.addEventListener('pagehide', leave);
    window.addEventListener('online', online);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
      window.removeEventListener('pagehide', leave);
      window.removeEventListener('online', online);
      leave();
    };
  }, [store]);
  return query;
}

const StoreContext = createContext<DraftStore | undefined>(undefined);
export const StoreProvider = StoreContext;

/** The store of the page. */
export function useStore(): DraftStore {
  const store = use(StoreContext);
  if (store === undefined) {
    throw new Error('there is no draft around this');
  }
  return store;
}

export function useDraft(): DraftState {
  const store = useStore();
  return useSyncExternalStore(store.subscribe, store.current);
}
