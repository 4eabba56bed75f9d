import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { merge } from '@/shared/canvas/merge';
import { Button } from '@/shared/ui/button';
import { cx } from '@/shared/ui/cx';
import { Dialog } from '@/shared/ui/dialog';
import { type Difference, differences } from '../model/diff';
import type { Design } from '../model/types';
import { useStore } from './use-draft';

interface ConflictDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  base: Design;
  mine: Design;
  theirs: Design;
}

/** What both sides did, side by side, and what can be made of it. */
export function ConflictDialog({ open, onOpenChange, base, mine, theirs }: ConflictDialogProps) {
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
