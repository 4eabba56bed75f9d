import { createContext, use } from 'react';

/** Where the pages of records are: the renderer knows no addresses. */
export interface RecordLinks {
  list(entity: string, params?: Record<string, string>): string;
  record(entity: string, id: string): string;
}

export const LinksContext = createContext<RecordLinks | undefined>(undefined);

export function useLinks(): RecordLinks {
  const links = use(LinksContext);
  if (links === undefined) {
    throw new Error('no addresses of records around this component');
  }
  return links;
}
