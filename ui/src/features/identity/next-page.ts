import { useSearchParams } from 'react-router';

/** The page that somebody asked for before they had to sign in: one of this studio, whatever the address says. */
export function useNextPage(): string {
  const next = useSearchParams()[0].get('next') ?? '/';
  return isOwn(next) ? next : '/';
}

export function isOwn(path: string): boolean {
  try {
    const url = new URL(path, window.location.origin);
    return path.startsWith('/') && !/^[/\\]{2}/.test(path) && url.origin === window.location.origin;
  } catch {
    return false;
  }
}
