import { Dialog } from '@base-ui/react/dialog';
import { Command } from 'cmdk';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { PaletteEntry } from '@/shared/feature';
import { features, navOf } from './features';

interface CommandPaletteProps {
  app: string | undefined;
  onClose: () => void;
}

const ITEM =
  'flex min-h-9 cursor-pointer items-center gap-3 rounded-md px-2 data-[selected=true]:bg-accent-soft pointer-coarse:min-h-11';

/** Goes anywhere and does anything, by its name. */
export default function CommandPalette({ app, onClose }: CommandPaletteProps) {
  const { t } = useTranslation('app');
  const [query, setQuery] = useState('');
  const groups = Map.groupBy(useEntries(app, query), (entry) => entry.group);
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-ink/40 dark:bg-sunken/80" />
        <Dialog.Popup
          aria-label={t('palette.open')}
          className="fixed inset-x-4 top-[10vh] z-40 mx-auto max-w-xl overflow-hidden rounded-lg border border-line bg-surface text-ink shadow-xl outline-none"
        >
          <Command label={t('palette.open')} loop>
            <Command.Input
              value={query}
              onValueChange={setQuery}
              placeholder={t('palette.placeholder')}
              className="h-12 w-full border-b border-line bg-transparent px-4 text-lg -outline-offset-2"
            />
            <Command.List className="max-h-[50vh] overflow-y-auto p-2" label={t('palette.results')}>
              <Command.Empty className="px-2 py-6 text-center text-muted">{t('palette.empty')}</Command.Empty>
              {[...groups].map(([group, entries]) => (
                <Command.Group
                  key={group}
                  heading={group}
                  className="[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:py-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:font-semibold [&_[cmdk-group-heading]]:text-muted"
                >
                  {entries.map((entry) => (
                    <Command.Item
                      key={entry.id}
                      value={entry.id}
                      keywords={[entry.title, ...(entry.keywords ?? [])]}
                      className={ITEM}
                      onSelect={() => {
                        onClose();
                        entry.run();
                      }}
                    >
                      {entry.icon && <entry.icon aria-hidden="true" className="size-4 shrink-0 text-muted" />}
                      <span className="min-w-0">{entry.title}</span>
                    </Command.Item>
                  ))}
                </Command.Group>
              ))}
            </Command.List>
          </Command>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function useEntries(app: string | undefined, query: string): PaletteEntry[] {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const places = [...(app === undefined ? [] : navOf('app')), ...navOf('workspace')].map((entry) => ({
    id: `go ${entry.id}`,
    title: t(entry.label),
    group: t('app:palette.places'),
    icon: entry.icon,
    run: () => void navigate(entry.area === 'app' ? `/apps/${app}/${entry.to}` : `/${entry.to}`),
  }));
  const entries: PaletteEntry[] = [...places];
  for (const feature of features) {
    if (feature.usePalette) {
      // biome-ignore lint/correctness/useHookAtTopLevel: the list of features never changes while the studio runs
      entries.push(...feature.usePalette(query));
    }
  }
  return entries;
}
