import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { type SessionState, session } from './session';
import { follow, type LiveEvent, type LiveState } from './sse';

export function useSession(): SessionState {
  return useSyncExternalStore(session.subscribe, session.current);
}

/** Follows a stream while the component is there; `undefined` as the path follows nothing. */
export function useLive(path: string | undefined, onEvent: (event: LiveEvent) => void): LiveState {
  const [state, setState] = useState<LiveState>('connecting');
  const sink = useRef(onEvent);
  useEffect(() => {
    sink.current = onEvent;
  });
  useEffect(() => {
    if (path === undefined) {
      return;
    }
    const controller = new AbortController();
    void follow(path, {
      onEvent: (event) => sink.current(event),
      onState: setState,
      signal: controller.signal,
    });
    return () => controller.abort();
  }, [path]);
  return state;
}
