import { type KeyboardEvent, type RefObject, useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '@/shared/canvas/announcer';
import { type Direction, isDirection, nearest, STEP } from '@/shared/canvas/nearest';
import { useDesigner } from '../designer';
import { entityById, label, relationsFrom } from '../model/types';
import type { EntityNode } from './flow';
import { NODE_WIDTH } from './sizes';
import { useFit } from './use-fit';

const GRID = 24;

/** What keys do while the canvas has the focus. */
export function useCanvasKeys(box: RefObject<HTMLDivElement | null>) {
  const { t } = useTranslation('modeling');
  const designer = useDesigner();
  const { flow } = useFit();
  const go = useGo();
  const move = useMove();
  return useCallback(
    (event: KeyboardEvent) => {
      if (event.target !== box.current || event.ctrlKey || event.metaKey) {
        return;
      }
      const { selected } = designer;
      const act = (run: () => void) => {
        event.preventDefault();
        event.stopPropagation();
        run();
      };
      if (isDirection(event.key)) {
        const { key } = event;
        act(() => (event.altKey ? move(key) : go(key, event.shiftKey)));
        return;
      }
      if (event.altKey) {
        return;
      }
      const first = flow.getNodes()[0];
      const keys: Record<string, (() => void) | undefined> = {
        n: designer.addEntity,
        Home: first && (() => designer.select(first.id)),
        ...(selected === undefined
          ? {}
          : {
              Enter: designer.focusInspector,
              F2: () => designer.edit({ entity: selected, part: 'name' }),
              f: () => designer.edit({ entity: selected, part: 'new' }),
              c: () => designer.connect(selected),
              ' ': () => {
                const next = new Set(designer.marked);
                next[next.has(selected) ? 'delete' : 'add'](selected);
                designer.mark(next);
                announce(t('canvas.marked', { count: next.size }));
              },
              Escape: () => designer.select(undefined),
            }),
        Delete: designer.removeMarked,
        Backspace: designer.removeMarked,
      };
      const run = keys[event.key];
      if (run) {
        act(run);
      }
    },
    [box, designer, flow, go, move, t],
  );
}

function middle(node: EntityNode) {
  return { id: node.id, x: node.position.x + NODE_WIDTH / 2, y: node.position.y + (node.height ?? 0) / 2 };
}

/** To the next entity in that direction; with Shift it is marked too. */
function useGo() {
  const { t } = useTranslation('modeling');
  const { selected, select, mark, marked, store } = useDesigner();
  const { flow } = useFit();
  return useCallback(
    (direction: Direction, extend: boolean) => {
      const nodes = flow.getNodes();
      const from = nodes.find((node) => node.id === selected);
      const next = from ? nearest(middle(from), nodes.map(middle), direction)?.id : nodes[0]?.id;
      const { design } = store.current();
      const entity = next === undefined ? undefined : entityById(design, next);
      if (next === undefined || entity === undefined) {
        announce(t('canvas.nothingThere'));
        return;
      }
      select(next);
      if (extend) {
        mark(new Set([...marked, ...(selected === undefined ? [] : [selected]), next]));
      }
      announce(
        t('canvas.entity', {
          name: label(entity),
          fields: entity.fields.length,
          relations: relationsFrom(design, entity).length,
        }),
      );
    },
    [flow, selected, select, mark, marked, store, t],
  );
}

/** Moves what is marked by a step of the grid. */
function useMove() {
  const { t } = useTranslation('modeling');
  const { selected, marked, store } = useDesigner();
  const { flow } = useFit();
  return useCallback(
    (direction: Direction) => {
      const ids = marked.size > 0 ? marked : new Set(selected === undefined ? [] : [selected]);
      if (ids.size === 0) {
        return;
      }
      store.change(
        'move',
        (draft) => {
          const places = {
            ...Object.fromEntries(flow.getNodes().map((node) => [node.id, node.position])),
            ...draft.places,
          };
          for (const id of ids) {
            const { x = 0, y = 0 } = places[id] ?? {};
            places[id] = { x: x + STEP[direction].x * GRID, y: y + STEP[direction].y * GRID };
          }
          return { ...draft, places };
        },
        `move ${[...ids].join(' ')}`,
      );
      announce(t(`canvas.moved.${direction}`));
    },
    [flow, selected, marked, store, t],
  );
}
