import { useQueryClient } from '@tanstack/react-query';
import { BookmarkCheck, ChevronDown, Save, Star, Trash2, Users } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '@/shared/api/problem';
import { Badge } from '@/shared/ui/badge';
import { Button } from '@/shared/ui/button';
import { Menu, type MenuItem } from '@/shared/ui/menu';
import { toast } from '@/shared/ui/toast';
import { keys } from '../data';
import type { Entity } from '../meta';
import { useSource, type View, type ViewSource } from '../source';
import { contentOf, type ListState } from './list-state';

const SaveDialog = lazy(async () => ({ default: (await import('./view-dialogs')).SaveDialog }));
const DeleteDialog = lazy(async () => ({ default: (await import('./view-dialogs')).DeleteDialog }));

interface ViewsMenuProps {
  entity: Entity;
  views: readonly View[];
  state: ListState;
  changed: boolean;
  /** Shows a view; the plain list without one. */
  onView: (id: string) => void;
}

/** Ways to look at the records that somebody has kept: one's own and those of everybody. */
export function ViewsMenu({ entity, views, state, changed, onView }: ViewsMenuProps) {
  const { t } = useTranslation('renderer');
  const source = useSource();
  const client = useQueryClient();
  const [asks, setAsks] = useState<'save' | 'delete'>();
  const current = views.find((view) => view.id === state.view);
  const saved = source.views;
  if (saved === undefined) {
    return null;
  }
  const refresh = () => client.invalidateQueries({ queryKey: keys.views(source, entity.name) });

  async function attempt(work: () => Promise<unknown>, done?: string) {
    try {
      await work();
      await refresh();
      if (done !== undefined) {
        toast({ kind: 'ok', title: done });
      }
    } catch (fault) {
      await refresh();
      toast({ kind: 'error', title: t('views.refused'), text: isProblem(fault) ? fault.detail : String(fault) });
    }
  }

  async function store(of: ViewSource, view: View) {
    await attempt(
      async () => {
        await of.update(view, contentOf(state, view.name, view.visibility));
        await refresh();
        onView(view.id);
      },
      t('views.saved', { name: view.name }),
    );
  }

  const listed: MenuItem[] = [
    { id: 'plain', label: t('views.plain', { name: entity.pluralLabel }), onSelect: () => onView('') },
    ...views.map((view) => ({
      id: view.id,
      label:
        view.default || (view.defaultOfAll && !views.some((one) => one.default))
          ? t('views.first', { name: view.name })
          : view.name,
      icon: view.visibility === 'shared' ? Users : BookmarkCheck,
      onSelect: () => onView(view.id),
    })),
  ];
  return (
    <>
      <Menu
        align="start"
        trigger={
          <Button size="small" kind="quiet" className="max-w-60">
            <span className="truncate">{current?.name ?? t('views.plain', { name: entity.pluralLabel })}</span>
            <ChevronDown aria-hidden="true" className="size-4 shrink-0" />
          </Button>
        }
        groups={[listed, actions({ t, saved, current, changed, store, attempt, setAsks })]}
      />
      {changed && <Badge tone="warn">{t('views.changed')}</Badge>}
      <Suspense>
        {asks === 'save' && (
          <SaveDialog
            onClose={() => setAsks(undefined)}
            shares={saved.shares}
            onSave={async (name, visibility) => {
              const view = await saved.create(entity.name, contentOf(state, name, visibility));
              await refresh();
              setAsks(undefined);
              onView(view.id);
            }}
          />
        )}
      </Suspense>
      <Suspense>
        {asks === 'delete' && current && (
          <DeleteDialog
            view={current}
            onClose={() => setAsks(undefined)}
            onDelete={async () => {
              await saved.remove(current);
              onView('');
              await refresh();
            }}
          />
        )}
      </Suspense>
    </>
  );
}

interface ActionsOptions {
  t: ReturnType<typeof useTranslation<'renderer'>>['t'];
  saved: ViewSource;
  current: View | undefined;
  changed: boolean;
  store: (of: ViewSource, view: View) => Promise<void>;
  attempt: (work: () => Promise<unknown>, done?: string) => Promise<void>;
  setAsks: (asks: 'save' | 'delete') => void;
}

function actions({ t, saved, current, changed, store, attempt, setAsks }: ActionsOptions): MenuItem[] {
  const items: MenuItem[] = [];
  if (current?.editable && changed) {
    items.push({
      id: 'store',
      label: t('views.store', { name: current.name }),
      icon: Save,
      onSelect: () => void store(saved, current),
    });
  }
  items.push({ id: 'save', label: t('views.saveNew'), icon: Save, onSelect: () => setAsks('save') });
  if (current) {
    items.push({
      id: 'default',
      label: t(current.default ? 'views.notDefault' : 'views.makeDefault'),
      icon: Star,
      onSelect: () =>
        void attempt(() => (current.default ? saved.clearDefault(current, 'me') : saved.setDefault(current, 'me'))),
    });
  }
  if (current?.visibility === 'shared' && saved.shares) {
    items.push({
      id: 'defaultOfAll',
      label: t(current.defaultOfAll ? 'views.notDefaultOfAll' : 'views.makeDefaultOfAll'),
      icon: Users,
      onSelect: () =>
        void attempt(() =>
          current.defaultOfAll ? saved.clearDefault(current, 'everybody') : saved.setDefault(current, 'everybody'),
        ),
    });
  }
  if (current?.editable) {
    items.push({
      id: 'delete',
      label: t('views.delete'),
      icon: Trash2,
      danger: true,
      onSelect: () => setAsks('delete'),
    });
  }
  return items;
}
