import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '@/shared/canvas/announcer';
import { arrange } from '@/shared/canvas/layout';
import { useDesigner } from '../designer';
import { entityNamed, relationsFrom } from '../model/types';
import { NODE_WIDTH, nodeHeight } from './sizes';
import { useFit } from './use-fit';

/** Places the marked entities, or all, so that lines are short. A step like others. */
export function useArrange() {
  const { t } = useTranslation('modeling');
  const { store, marked } = useDesigner();
  const { flow, fitAll } = useFit();
  return useCallback(async () => {
    const { design } = store.current();
    const some = marked.size > 1;
    const chosen = design.entities.filter((entity) => !some || marked.has(entity.id));
    const boxes = chosen.map((entity) => ({
      id: entity.id,
      width: NODE_WIDTH,
      height: nodeHeight(entity, relationsFrom(design, entity), false),
    }));
    const ids = new Set(boxes.map((box) => box.id));
    const lines = design.relations.flatMap((relation): Array<[string, string]> => {
      const [from, to] = [entityNamed(design, relation.from)?.id, entityNamed(design, relation.to)?.id];
      return from !== undefined && to !== undefined && ids.has(from) && ids.has(to) ? [[from, to]] : [];
    });
    const made = await arrange(boxes, lines);
    // A part stays where it was, as a whole.
    const corner = some
      ? { x: Math.min(...places(flow, ids, 'x')), y: Math.min(...places(flow, ids, 'y')) }
      : { x: 0, y: 0 };
    store.change('arrange', (draft) => ({
      ...draft,
      places: {
        ...draft.places,
        ...Object.fromEntries([...made].map(([id, { x, y }]) => [id, { x: x + corner.x, y: y + corner.y }])),
      },
    }));
    announce(t('canvas.arranged'));
    if (!some) {
      requestAnimationFrame(() => fitAll());
    }
  }, [store, marked, flow, fitAll, t]);
}

function places(flow: ReturnType<typeof useFit>['flow'], ids: ReadonlySet<string>, axis: 'x' | 'y'): number[] {
  return flow
    .getNodes()
    .filter((node) => ids.has(node.id))
    .map((node) => node.position[axis]);
}
