import { useOutletContext } from 'react-router';
import type { Schemas } from './api/client';

export interface CurrentApp {
  app: Schemas['App'];
  /** The newest published version; nothing before the first one. */
  version: Schemas['Version'] | undefined;
}

/** The app whose page this is: for all that stands under `/apps/{app}`. */
export function useCurrentApp(): CurrentApp {
  return useOutletContext<CurrentApp>();
}
