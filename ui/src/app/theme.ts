import { useSyncExternalStore } from 'react';
import { read, write } from '@/shared/api/session';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

// The same key and rule as public/theme.js, which sets it before the first paint.
const KEY = 'modelwright.theme';
const listeners = new Set<() => void>();
const system = () => matchMedia('(prefers-color-scheme: dark)');

function current(): Theme {
  const kept = read(KEY);
  return THEMES.includes(kept as Theme) ? (kept as Theme) : 'system';
}

function apply(): void {
  const theme = current();
  const dark = theme === 'dark' || (theme === 'system' && system().matches);
  document.documentElement.dataset['theme'] = dark ? 'dark' : 'light';
  for (const listener of listeners) {
    listener();
  }
}

export function chooseTheme(theme: Theme): void {
  write(KEY, theme);
  apply();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  const media = system();
  media.addEventListener('change', apply);
  return () => {
    listeners.delete(listener);
    media.removeEventListener('change', apply);
  };
}

export function useTheme(): Theme {
  return useSyncExternalStore(subscribe, current);
}
