import { useReactFlow } from '@xyflow/react';
import { useCallback } from 'react';
import type { EntityNode, RelationEdge } from './flow';

const MILLIS = 180;

function millis(): number {
  return matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : MILLIS;
}

/** Ways to bring into sight what one wants to see. */
export function useFit() {
  const flow = useReactFlow<EntityNode, RelationEdge>();
  const fitAll = useCallback(
    (duration = millis()) => void flow.fitView({ padding: 0.15, maxZoom: 1, duration }),
    [flow],
  );
  const reveal = useCallback(
    (id: string) => void flow.fitView({ nodes: [{ id }], padding: 0.3, maxZoom: 1, minZoom: 0.6, duration: millis() }),
    [flow],
  );
  return { flow, fitAll, reveal };
}
