import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Trash2 } from 'lucide-react';
import { useCallback, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '@/shared/api/problem';
import { useSearchState } from '@/shared/search-state';
import { Button } from '@/shared/ui/button';
import { ConfirmDialog, Dialog } from '@/shared/ui/dialog';
import { ProblemNotice } from '@/shared/ui/problem-notice';
import { Skeleton } from '@/shared/ui/states';
import { Tabs } from '@/shared/ui/tabs';
import { toast } from '@/shared/ui/toast';
import { keys, recordQuery } from '../data';
import { type Entity, type Row, titleOf } from '../meta';
import { rightsOf } from '../rights';
import { useShown } from '../shown';
import { useSource } from '../source';
import { type Conflict, ConflictDialog } from './conflict-dialog';
import { CreateDialog, useCreation } from './create-dialog';
import { HistoryTab } from './history-tab';
import { ReadOnlyPart } from './read-only-part';
import { type FormStateSeen, RecordForm } from './record-form';

interface RecordPanelProps {
  entity: Entity;
  id: string;
  focus: string | undefined;
  onClose: () => void;
}

const CLEAN: FormStateSeen = { dirty: false, busy: false };

/** A record beside the list that it stands in: its form and its history. */
export function RecordPanel({ entity, id, focus, onClose }: RecordPanelProps) {
  const { t } = useTranslation('renderer');
  const source = useSource();
  const { meta } = useShown();
  const client = useQueryClient();
  const formId = useId();
  const record = useQuery(recordQuery(source, entity, id));
  const [tab, setTab] = useSearchState('tab', 'form');
  const [seen, setSeen] = useState<FormStateSeen>(CLEAN);
  const [asks, setAsks] = useState<'delete' | 'leave'>();
  const rights = rightsOf(meta, entity);
  const row = record.data;
  const title = row ? titleOf(entity, row) : entity.label;

  async function remove() {
    await source.remove(entity.name, id, row?.version);
    toast({ kind: 'ok', title: t('detail.deleted', { name: title }) });
    onClose();
    await client.invalidateQueries({ queryKey: keys.entity(source, entity.name) });
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && (seen.dirty ? setAsks('leave') : onClose())}
      width="panel"
      title={title}
      description={entity.label}
      footer={
        row &&
        tab === 'form' && (
          <>
            {rights.may('delete') && (
              <Button kind="quiet" icon={Trash2} className="me-auto text-danger" onClick={() => setAsks('delete')}>
                {t('detail.delete')}
              </Button>
            )}
            {rights.may('update') && (
              <Button kind="primary" type="submit" form={formId} busy={seen.busy} disabled={!seen.dirty && !seen.busy}>
                {t('detail.save')}
              </Button>
            )}
          </>
        )
      }
    >
      {record.error ? (
        <ProblemNotice problem={record.error} onRetry={() => void record.refetch()} />
      ) : row === undefined ? (
        <Skeleton className="h-64 w-full" />
      ) : (
        <Tabs
          label={title}
          value={tab}
          onValueChange={setTab}
          tabs={[
            {
              value: 'form',
              label: t('detail.form'),
              content: (
                <EditedRecord
                  key={id}
                  entity={entity}
                  row={row}
                  formId={formId}
                  focus={focus}
                  onState={setSeen}
                  dirty={seen.dirty}
                />
              ),
            },
            {
              value: 'history',
              label: t('history.title'),
              content: <HistoryTab entity={entity} id={id} version={row.version} />,
            },
          ]}
        />
      )}
      <ConfirmDialog
        open={asks === 'delete'}
        onOpenChange={(open) => setAsks(open ? 'delete' : undefined)}
        title={t('detail.deleteTitle', { name: title })}
        confirmLabel={t('detail.delete')}
        onConfirm={remove}
      >
        <p>{t('detail.deleteText')}</p>
      </ConfirmDialog>
      <ConfirmDialog
        open={asks === 'leave'}
        onOpenChange={(open) => setAsks(open ? 'leave' : undefined)}
        title={t('detail.leaveTitle')}
        confirmLabel={t('detail.leave')}
        onConfirm={async () => onClose()}
      >
        <p>{t('detail.leaveText')}</p>
      </ConfirmDialog>
    </Dialog>
  );
}

interface EditedRecordProps {
  entity: Entity;
  row: Row;
  formId: string;
  focus: string | undefined;
  dirty: boolean;
  onState: (state: FormStateSeen) => void;
}

/** The form keeps the record that the edit began with: what comes in meanwhile is told, and never written into it. */
function EditedRecord({ entity, row, formId, focus, dirty, onState }: EditedRecordProps) {
  const { t } = useTranslation('renderer');
  const source = useSource();
  const client = useQueryClient();
  const [base, setBase] = useState(row);
  const [conflict, setConflict] = useState<Conflict>();
  const [busy, setBusy] = useState(false);
  const creation = useCreation();
  const isStale = row.version !== base.version;
  if (isStale && !dirty && conflict === undefined) {
    setBase(row);
  }

  const saved = useCallback(
    async (next: Row) => {
      client.setQueryData(keys.record(source, entity.name, next.id), next);
      setBase(next);
      setConflict(undefined);
      await client.invalidateQueries({ queryKey: keys.lists(source, entity.name) });
      void client.invalidateQueries({ queryKey: keys.history(source, entity.name, next.id) });
    },
    [client, source, entity.name],
  );

  async function save(values: Record<string, unknown>) {
    try {
      await saved(await source.patch(entity.name, base.id, values, base.version));
      toast({ kind: 'ok', title: t('detail.saved') });
      return 'saved' as const;
    } catch (fault) {
      if (!isProblem(fault) || fault.status !== 412) {
        throw fault;
      }
      const theirs = await source.get(entity.name, base.id);
      setConflict({ base, theirs, mine: values });
      return 'conflict' as const;
    }
  }

  async function keepMine({ theirs, mine }: Conflict) {
    setBusy(true);
    try {
      await saved(await source.patch(entity.name, base.id, mine, theirs.version));
      toast({ kind: 'ok', title: t('detail.saved') });
    } catch (fault) {
      if (isProblem(fault) && fault.status === 412) {
        setConflict({ base, theirs: await source.get(entity.name, base.id), mine });
      } else {
        setConflict(undefined);
        toast({ kind: 'error', title: t('detail.notSaved'), text: isProblem(fault) ? fault.detail : String(fault) });
      }
    } finally {
      setBusy(false);
    }
  }

  return (
    <>
      {isStale && dirty && (
        <p role="status" className="mb-3 rounded-lg bg-warn-soft p-3 text-warn">
          {t('detail.stale')}
        </p>
      )}
      <RecordForm
        key={`${base.id} ${base.version}`}
        id={formId}
        entity={entity}
        row={base}
        focus={focus}
        onSave={save}
        onState={onState}
        onCreate={creation.begin}
      >
        {(judgement) => <ReadOnlyPart entity={entity} row={base} formulas={dirty ? judgement.formulas : {}} />}
      </RecordForm>
      {conflict && (
        <ConflictDialog
          entity={entity}
          conflict={conflict}
          busy={busy}
          onTheirs={() => void saved(conflict.theirs)}
          onMine={() => void keepMine(conflict)}
          onClose={() => setConflict(undefined)}
        />
      )}
      <CreateDialog creation={creation} />
    </>
  );
}
