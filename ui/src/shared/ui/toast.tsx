import { lazy, Suspense, useSyncExternalStore } from 'react';

export type Kind = 'info' | 'ok' | 'error';

export interface Notice {
  title: string;
  text?: string;
  kind?: Kind;
  /** Undoes it, or opens what it is about. */
  action?: { label: string; onSelect: () => void };
}

const Notices = lazy(() => import('./toast-notices'));
const listeners = new Set<() => void>();
let isWanted = false;

/** Says that something has happened, from anywhere. Not for errors of a form: those stand where they can be mended. */
export function toast(notice: Notice): void {
  isWanted = true;
  for (const listener of listeners) {
    listener();
  }
  void import('./toast-notices').then(({ add }) => add(notice));
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Where toasts appear: once, beside the pages. What shows them comes with the first. */
export function Toaster() {
  const wanted = useSyncExternalStore(subscribe, () => isWanted);
  return <Suspense>{wanted && <Notices />}</Suspense>;
}
