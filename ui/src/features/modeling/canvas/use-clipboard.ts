import { type ClipboardEvent, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '@/shared/canvas/announcer';
import { freePlace } from '@/shared/canvas/layout';
import { toast } from '@/shared/ui/toast';
import { useDesigner } from '../designer';
import { relationsFrom } from '../model/types';
import { paste, toYaml } from '../model/yaml';
import { NODE_WIDTH, nodeHeight } from './sizes';
import { useFit } from './use-fit';

function isText(event: ClipboardEvent): boolean {
  const target = event.target as HTMLElement;
  return target.isContentEditable || ['INPUT', 'TEXTAREA'].includes(target.tagName);
}

/** Copies what is marked as YAML, and takes designs in YAML or JSON. */
export function useClipboard() {
  const { t } = useTranslation('modeling');
  const designer = useDesigner();
  const { flow } = useFit();
  return useMemo(() => {
    const { store } = designer;
    function chosen(): ReadonlySet<string> {
      return designer.marked.size > 0
        ? designer.marked
        : new Set(designer.selected === undefined ? [] : [designer.selected]);
    }
    async function copy(): Promise<boolean> {
      const ids = chosen();
      if (ids.size === 0) {
        return false;
      }
      // The event's own data must be set before the library is there, so this writes past it.
      await navigator.clipboard?.writeText(await toYaml(store.current().design, ids));
      announce(t('clipboard.copied', { count: ids.size }));
      return true;
    }
    async function take(text: string): Promise<void> {
      const before = store.current();
      const pasted = await paste(before.design, text);
      if (pasted === undefined) {
        toast({ title: t('clipboard.nothing'), text: t('clipboard.nothingText'), kind: 'error' });
        return;
      }
      store.change('paste', (draft) => {
        const places = {
          ...Object.fromEntries(flow.getNodes().map((node) => [node.id, node.position])),
          ...draft.places,
        };
        const sizeOf = (id: string) => {
          const entity = pasted.design.entities.find((one) => one.id === id);
          const height = entity ? nodeHeight(entity, relationsFrom(pasted.design, entity), false) : 0;
          return { width: NODE_WIDTH, height };
        };
        const centre = viewportCentre(flow);
        for (const id of pasted.added) {
          const taken = Object.entries(places).map(([other, place]) => ({ id: other, ...place, ...sizeOf(other) }));
          places[id] = freePlace(centre, sizeOf(id), taken);
        }
        return { design: pasted.design, places };
      });
      designer.mark(new Set(pasted.added));
      announce(t('clipboard.pasted', { count: pasted.added.length }));
    }
    return {
      onCopy: (event: ClipboardEvent) => {
        if (!isText(event) && chosen().size > 0) {
          event.preventDefault();
          void copy();
        }
      },
      onCut: (event: ClipboardEvent) => {
        if (!isText(event) && chosen().size > 0) {
          event.preventDefault();
          void copy().then((done) => done && designer.removeMarked());
        }
      },
      onPaste: (event: ClipboardEvent) => {
        if (!isText(event)) {
          event.preventDefault();
          void take(event.clipboardData.getData('text/plain'));
        }
      },
    };
  }, [designer, flow, t]);
}

export function viewportCentre(flow: ReturnType<typeof useFit>['flow']): { x: number; y: number } {
  const pane = document.querySelector('.model-canvas')?.getBoundingClientRect();
  if (pane === undefined) {
    return { x: 0, y: 0 };
  }
  const { x, y } = flow.screenToFlowPosition({ x: pane.left + pane.width / 2, y: pane.top + pane.height / 2 });
  return { x: Math.round(x - NODE_WIDTH / 2), y: Math.round(y - 60) };
}
