import { useSyncExternalStore } from 'react';

let text = '';
let odd = false;
const listeners = new Set<() => void>();

/** Says to those who hear the page what has changed on a canvas. */
export function announce(next: string): void {
  // The same words a second time are a change too.
  odd = !odd;
  text = odd ? next : `${next}\u00a0`;
  for (const listener of listeners) {
    listener();
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function Announcer() {
  const current = useSyncExternalStore(subscribe, () => text);
  return (
    <div role="status" aria-live="polite" className="sr-only">
      {current}
    </div>
  );
}
