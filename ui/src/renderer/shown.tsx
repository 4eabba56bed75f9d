import { createContext, type ReactNode, use, useMemo } from 'react';
import { usePeople } from './data';
import type { Meta } from './meta';

interface Shown {
  meta: Meta;
  people: ReadonlyMap<string, string>;
}

const ShownContext = createContext<Shown | undefined>(undefined);

/** The model that is shown, and what people are called, for all that is rendered within. */
export function ShownModel({ meta, children }: { meta: Meta; children: ReactNode }) {
  const people = usePeople();
  const shown = useMemo(() => ({ meta, people }), [meta, people]);
  return <ShownContext value={shown}>{children}</ShownContext>;
}

export function useShown(): Shown {
  const shown = use(ShownContext);
  if (shown === undefined) {
    throw new Error('no model around this component');
  }
  return shown;
}
