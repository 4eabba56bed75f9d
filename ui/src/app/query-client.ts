import { QueryClient } from '@tanstack/react-query';
import { isProblem } from '@/shared/api/problem';

const TRIES = 2;

/** Another try helps where the server was away or busy, not where it refused. */
function isPassing(fault: unknown): boolean {
  return (
    isProblem(fault) && (fault.status === 0 || fault.status === 429 || fault.status === 502 || fault.status === 503)
  );
}

export function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        retry: (count, fault) => count < TRIES && isPassing(fault),
        retryDelay: (count, fault) =>
          isProblem(fault) && fault.retryAfter !== undefined ? fault.retryAfter * 1000 : 1000 * 2 ** count,
      },
    },
  });
}
