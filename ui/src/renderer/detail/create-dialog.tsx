import { useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/shared/ui/button';
import { Dialog } from '@/shared/ui/dialog';
import { toast } from '@/shared/ui/toast';
import { keys } from '../data';
import { type Entity, entityOf, labelMembers, memberOf, type Row, titleOf } from '../meta';
import { useShown } from '../shown';
import { useSource } from '../source';
import { type FormStateSeen, RecordForm } from './record-form';

interface Wanted {
  entity: string;
  text: string;
  chosen: (id: string) => void;
}

/** A record of another entity, made on the way. */
export function useCreation() {
  const [wanted, setWanted] = useState<Wanted>();
  return {
    wanted,
    begin: (entity: string, text: string, chosen: (id: string) => void) => setWanted({ entity, text, chosen }),
    end: () => setWanted(undefined),
  };
}

export function CreateDialog({ creation }: { creation: ReturnType<typeof useCreation> }) {
  const { meta } = useShown();
  const { wanted, end } = creation;
  const entity = entityOf(meta, wanted?.entity);
  if (wanted === undefined || entity === undefined) {
    return null;
  }
  return (
    <NewRecord
      entity={entity}
      preset={namedBy(entity, wanted.text)}
      onClose={end}
      onCreated={(row) => {
        wanted.chosen(row.id);
        end();
      }}
    />
  );
}

/** What was typed is what the record will be called, where that is one text. */
function namedBy(entity: Entity, text: string): Partial<Row> {
  const [name, ...others] = labelMembers(entity);
  const member = name === undefined || others.length > 0 ? undefined : memberOf(entity, name);
  return member?.type === 'text' && text !== '' ? { [member.name]: text } : {};
}

interface NewRecordProps {
  entity: Entity;
  preset?: Partial<Row> | undefined;
  onClose: () => void;
  onCreated: (row: Row) => void;
}

/** A form for a new record, which is nowhere before it is valid and saved. */
export function NewRecord({ entity, preset, onClose, onCreated }: NewRecordProps) {
  const { t } = useTranslation('renderer');
  const source = useSource();
  const client = useQueryClient();
  const formId = useId();
  const creation = useCreation();
  const [seen, setSeen] = useState<FormStateSeen>({ dirty: false, busy: false });

  async function save(values: Record<string, unknown>) {
    const row = await source.create(entity.name, values);
    client.setQueryData(keys.record(source, entity.name, row.id), row);
    toast({ kind: 'ok', title: t('create.done', { name: titleOf(entity, row) }) });
    onCreated(row);
    void client.invalidateQueries({ queryKey: keys.lists(source, entity.name) });
    return 'saved' as const;
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      width="panel"
      title={t('create.title', { entity: entity.label })}
      footer={
        <>
          <Button onClick={onClose}>{t('create.cancel')}</Button>
          <Button kind="primary" type="submit" form={formId} busy={seen.busy}>
            {t('create.save')}
          </Button>
        </>
      }
    >
      <RecordForm
        id={formId}
        entity={entity}
        row={undefined}
        preset={preset}
        onSave={save}
        onState={setSeen}
        onCreate={creation.begin}
      />
      <CreateDialog creation={creation} />
    </Dialog>
  );
}
