import { type ComponentType, lazy, type ReactNode, Suspense } from 'react';

/** A part that comes when it is first shown: what nobody opens, nobody loads. */
export function lazily<P extends object>(load: () => Promise<ComponentType<P>>, fallback: ReactNode = null) {
  const Part = lazy(async () => ({ default: await load() }));
  return function Lazily(props: P) {
    return (
      <Suspense fallback={fallback}>
        <Part {...props} />
      </Suspense>
    );
  };
}
