import { useTranslation } from 'react-i18next';
import { keysText, useShortcutTable } from '@/shared/shortcuts';
import { Dialog } from '@/shared/ui/dialog';

export default function ShortcutDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const groups = Map.groupBy(useShortcutTable(), (one) => one.group);
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={t('app:shortcuts.title')}>
      <div className="flex flex-col gap-4">
        {[...groups].map(([group, shortcuts]) => (
          <section key={group}>
            <h3 className="mb-1 font-semibold text-muted">{t(group)}</h3>
            <dl className="flex flex-col">
              {shortcuts.map((one) => (
                <div key={one.keys} className="flex items-center justify-between gap-4 border-b border-line py-1.5">
                  <dt>{t(one.label)}</dt>
                  <dd>
                    <kbd className="rounded-sm bg-sunken px-1.5 py-0.5 font-mono text-sm">{keysText(one.keys)}</kbd>
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
