import { Users } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { equal, merge } from '@/shared/canvas/merge';
import { Button } from '@/shared/ui/button';
import { cx } from '@/shared/ui/cx';
import { Dialog } from '@/shared/ui/dialog';
import { type Difference, differences } from '../model/diff';
import type { Design } from '../model/types';
import { useDraft, useStore } from './use-draft';

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

interface ConflictDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  base: Design;
  mine: Design;
  theirs: Design;
}

function ConflictDialog({ open, onOpenChange, base, mine, theirs }: ConflictDialogProps) {
  const { t } = useTranslation('modeling');
  const store = useStore();
  const { clashes } = useMemo(() => merge(base, mine, theirs), [base, mine, theirs]);
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      width="wide"
      title={t('conflict.title')}
      description={t('conflict.text')}
      footer={
        <>
          <Button onClick={() => store.takeTheirs()}>{t('conflict.takeTheirs')}</Button>
          <Button onClick={() => store.keepMine()}>{t('conflict.keepMine')}</Button>
          <Button kind="primary" onClick={() => store.combine()}>
            {t('conflict.combine')}
          </Button>
        </>
      }
    >
      <div className="grid gap-4 md:grid-cols-2">
        <Side title={t('conflict.mine')} changes={differences(base, mine)} />
        <Side title={t('conflict.theirs')} changes={differences(base, theirs)} />
      </div>
      <p className="mt-4 text-muted">
        {clashes.length === 0 ? t('conflict.noClash') : t('conflict.clashes', { count: clashes.length })}
      </p>
    </Dialog>
  );
}

const SIGNS = { added: '+', removed: '−', changed: '~' };
const TONES = { added: 'text-ok', removed: 'text-danger', changed: 'text-warn' };

function Side({ title, changes }: { title: string; changes: Difference[] }) {
  const { t } = useTranslation('modeling');
  return (
    <section className="min-w-0">
      <h3 className="mb-1 font-semibold">{title}</h3>
      {changes.length === 0 && <p className="text-muted">{t('conflict.none')}</p>}
      <ul className="flex max-h-80 flex-col gap-1 overflow-y-auto">
        {changes.map((change) => (
          <li key={`${change.kind} ${change.of} ${change.name}`} className="flex gap-2">
            <span aria-hidden="true" className={cx('w-3 shrink-0 font-mono font-semibold', TONES[change.kind])}>
              {SIGNS[change.kind]}
            </span>
            <span className="min-w-0">
              <span className="sr-only">{t(`diff.${change.kind}`)} </span>
              <span className="text-muted">{t(`diff.${change.of}`)} </span>
              <span className={cx('font-medium', change.kind === 'removed' && 'line-through')}>{change.name}</span>
              {change.keys.length > 0 && <span className="block text-sm text-muted">{change.keys.join(', ')}</span>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
