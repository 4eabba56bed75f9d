import { Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/shared/ui/button';
import { ConfirmDialog } from '@/shared/ui/dialog';
import { toast } from '@/shared/ui/toast';
import type { Entity, Row } from '../meta';
import type { Rights } from '../rights';
import { useSource } from '../source';
import { type Outcome, overAll } from './bulk';
import { BulkEditDialog } from './bulk-edit-dialog';

interface BulkBarProps {
  entity: Entity;
  rows: readonly Row[];
  rights: Rights;
  onDone: () => void;
}

/** What can be done to all that are selected. */
export function BulkBar({ entity, rows, rights, onDone }: BulkBarProps) {
  const { t } = useTranslation('renderer');
  const source = useSource();
  const [asks, setAsks] = useState<'delete' | 'edit'>();
  const count = rows.length;
  if (count === 0) {
    return null;
  }

  function tell(outcome: Outcome, done: string) {
    if (outcome.failed.length === 0) {
      toast({ kind: 'ok', title: t(done, { count: outcome.done }) });
    } else {
      toast({
        kind: 'error',
        title: t('bulk.partly', { count: outcome.failed.length, done: outcome.done }),
        text: outcome.failed[0]?.reason ?? '',
      });
    }
    onDone();
  }

  return (
    <div role="toolbar" aria-label={t('bulk.title')} className="flex items-center gap-2 py-1">
      <span className="font-medium text-ink">{t('bulk.selected', { count })}</span>
      {rights.may('update') && (
        <Button size="small" kind="quiet" icon={Pencil} onClick={() => setAsks('edit')}>
          {t('bulk.edit')}
        </Button>
      )}
      {rights.may('delete') && (
        <Button size="small" kind="quiet" icon={Trash2} className="text-danger" onClick={() => setAsks('delete')}>
          {t('bulk.delete')}
        </Button>
      )}
      <ConfirmDialog
        open={asks === 'delete'}
        onOpenChange={(open) => setAsks(open ? 'delete' : undefined)}
        title={t('bulk.deleteTitle', { count })}
        confirmLabel={t('bulk.delete')}
        onConfirm={async () => {
          tell(await overAll(rows, (row) => source.remove(entity.name, row.id, row.version)), 'bulk.deleted');
        }}
      >
        <p>{t('bulk.deleteText')}</p>
      </ConfirmDialog>
      {asks === 'edit' && (
        <BulkEditDialog
          entity={entity}
          count={count}
          rights={rights}
          onClose={() => setAsks(undefined)}
          onApply={async (values) => {
            const outcome = await overAll(rows, (row) => source.patch(entity.name, row.id, values, row.version));
            setAsks(undefined);
            tell(outcome, 'bulk.edited');
          }}
        />
      )}
    </div>
  );
}
