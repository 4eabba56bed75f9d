import { Users } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { equal } from '@/shared/canvas/merge';
import { Button } from '@/shared/ui/button';
import { lazily } from '../lazily';
import { useDraft, useStore } from './use-draft';

const ConflictDialog = lazily(() => import('./conflict-dialog').then((part) => part.ConflictDialog));

/** Says that somebody else has saved the draft, and asks what is to be where both sides have changed it. */
export function ConflictNotice() {
  const { t } = useTranslation('modeling');
  const { theirs, base, design, save } = useDraft();
  const store = useStore();
  const [open, setOpen] = useState(true);
  const local = useMemo(() => (theirs === undefined ? undefined : store.localized(theirs.design)), [theirs, store]);
  if (theirs === undefined || local === undefined) {
    return null;
  }
  const isClean = save === 'saved' && equal(design, base);
  return (
    <div
      role="alert"
      className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-warn bg-warn-soft px-4 py-2"
    >
      <Users aria-hidden="true" className="size-4 text-warn" />
      <p className="min-w-0 flex-1">{isClean ? t('conflict.newer') : t('conflict.both')}</p>
      {isClean ? (
        <Button size="small" onClick={() => store.takeTheirs()}>
          {t('conflict.show')}
        </Button>
      ) : (
        <Button size="small" onClick={() => setOpen(true)}>
          {t('conflict.compare')}
        </Button>
      )}
      {!isClean && <ConflictDialog open={open} onOpenChange={setOpen} base={base} mine={design} theirs={local} />}
    </div>
  );
}
