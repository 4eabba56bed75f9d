import { LayoutGrid, Maximize, Minus, Plus, Search, X } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcuts } from '@/shared/shortcuts';
import { IconButton } from '@/shared/ui/button';
import type { EntityNode } from './flow';
import { useArrange } from './use-arrange';
import { useFit } from './use-fit';

interface CanvasToolbarProps {
  query: string;
  onQuery: (query: string) => void;
  nodes: readonly EntityNode[];
}

/** What one does with the view: look for something, come nearer, see all, arrange. */
export function CanvasToolbar({ query, onQuery, nodes }: CanvasToolbarProps) {
  const { t } = useTranslation('modeling');
  const { flow, fitAll, reveal } = useFit();
  const arrange = useArrange();
  const search = useRef<HTMLInputElement>(null);
  const group = 'modeling:canvas.label';
  useShortcuts([
    { keys: '/', label: 'modeling:canvas.search', group, run: () => search.current?.focus() },
    { keys: '1', label: 'modeling:canvas.fit', group, run: () => fitAll() },
    { keys: '+', label: 'modeling:canvas.zoomIn', group, run: () => void flow.zoomIn() },
    { keys: '-', label: 'modeling:canvas.zoomOut', group, run: () => void flow.zoomOut() },
    { keys: 'l', label: 'modeling:canvas.arrange', group, run: () => void arrange() },
  ]);
  const hit = nodes.find((node) => !node.data.dimmed);
  return (
    <div className="absolute start-3 top-3 z-10 flex max-w-[calc(100%-1.5rem)] items-center gap-1 rounded-md border border-line bg-surface p-1">
      <div className="relative">
        <Search aria-hidden="true" className="pointer-events-none absolute start-2 top-2 size-4 text-muted" />
        <input
          ref={search}
          type="search"
          value={query}
          aria-label={t('canvas.search')}
          placeholder={t('canvas.searchHint')}
          onChange={(event) => onQuery(event.target.value)}
          onKeyDown={(event) => {
            event.stopPropagation();
            if (event.key === 'Enter' && hit) {
              reveal(hit.id);
            } else if (event.key === 'Escape') {
              onQuery('');
              event.currentTarget.blur();
            }
          }}
          className="h-8 w-56 min-w-0 rounded-sm max-md:w-36 border border-transparent bg-sunken ps-8 pe-7 text-sm placeholder:text-muted"
        />
        {query !== '' && (
          <button
            type="button"
            aria-label={t('canvas.searchClear')}
            className="absolute end-1 top-1 flex size-6 items-center justify-center"
            onClick={() => onQuery('')}
          >
            <X aria-hidden="true" className="size-4 text-muted" />
          </button>
        )}
      </div>
      <IconButton size="small" icon={Minus} label={t('canvas.zoomOut')} keys="-" onClick={() => void flow.zoomOut()} />
      <IconButton size="small" icon={Plus} label={t('canvas.zoomIn')} keys="+" onClick={() => void flow.zoomIn()} />
      <IconButton size="small" icon={Maximize} label={t('canvas.fit')} keys="1" onClick={() => fitAll()} />
      <IconButton
        size="small"
        icon={LayoutGrid}
        label={t('canvas.arrange')}
        keys="l"
        disabled={nodes.length === 0}
        onClick={() => void arrange()}
      />
    </div>
  );
}
