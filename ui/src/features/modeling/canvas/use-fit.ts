import { useReactFlow } from '@xyflow/react';
import { useCallback } from 'react';
import type { EntityNode, RelationEdge } from './flow';

const MILLIS = 180;

const MARGIN = 24;

/** How far a span must go to lie between two borders; its beginning counts where it is too long. */
function shift(from: number, to: number, least: number, most: number): number {
  return from < least ? least - from : to > most ? Math.max(most - to, least - from) : 0;
}

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
  /** Brings it into sight only where it is not. */
  const show = useCallback(
    (id: string) => {
      const node = flow.getNode(id);
      const pane = document.querySelector('.model-canvas')?.getBoundingClientRect();
      if (node === undefined || pane === undefined) {
        return;
      }
      const [width, height] = [node.width ?? 0, node.height ?? 0];
      const from = flow.flowToScreenPosition(node.position);
      const to = flow.flowToScreenPosition({ x: node.position.x + width, y: node.position.y + Math.min(height, 200) });
      const x = shift(from.x, to.x, pane.left + MARGIN, pane.right - MARGIN);
      const y = shift(from.y, to.y, pane.top + MARGIN, pane.bottom - MARGIN);
      if (x !== 0 || y !== 0) {
        const view = flow.getViewport();
        void flow.setViewport({ ...view, x: view.x + x, y: view.y + y }, { duration: millis() });
      }
    },
    [flow],
  );
  return { flow, fitAll, reveal, show };
}
