import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/shared/ui/button';
import { Dialog } from '@/shared/ui/dialog';
import { Field } from '@/shared/ui/field';
import { Select } from '@/shared/ui/select';
import { editableMembers } from '../detail/form-state';
import { type Draft, draftOf, wireOf } from '../fields/drafts';
import { flawText } from '../fields/flaws';
import { fieldType } from '../fields/registry';
import { type Entity, memberOf } from '../meta';
import type { Rights } from '../rights';

interface BulkEditDialogProps {
  entity: Entity;
  count: number;
  rights: Rights;
  onClose: () => void;
  onApply: (values: Record<string, unknown>) => Promise<void>;
}

/** One member of all that are selected gets one value. */
export function BulkEditDialog({ entity, count, rights, onClose, onApply }: BulkEditDialogProps) {
  const { t } = useTranslation('renderer');
  const members = editableMembers(entity, rights, 'update').filter((member) => member.unique !== true);
  const [name, setName] = useState(members[0]?.name ?? '');
  const member = memberOf(entity, name);
  const [draft, setDraft] = useState<Draft>(() => (member ? draftOf(member, undefined) : ''));
  const [flaw, setFlaw] = useState<string>();
  const [busy, setBusy] = useState(false);
  const Input = member && fieldType(member)?.Input;

  async function apply() {
    const wire = member && wireOf(member, draft);
    if (wire === undefined) {
      return;
    }
    if ('flaw' in wire) {
      setFlaw(flawText(wire.flaw, t));
      return;
    }
    setBusy(true);
    await onApply({ [name]: wire.value });
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('bulk.editTitle', { count })}
      footer={
        <>
          <Button onClick={onClose}>{t('create.cancel')}</Button>
          <Button kind="primary" busy={busy} onClick={() => void apply()}>
            {t('bulk.apply', { count })}
          </Button>
        </>
      }
    >
      <Field label={t('filter.member')}>
        <Select
          options={members.map((one) => ({ value: one.name, label: one.label }))}
          value={name}
          onValueChange={(next) => {
            const other = memberOf(entity, next);
            setName(next);
            setDraft(other ? draftOf(other, undefined) : '');
            setFlaw(undefined);
          }}
        />
      </Field>
      {member && Input && (
        <Field key={name} label={t('bulk.value')} error={flaw} required={member.required}>
          <Input
            member={member}
            draft={draft}
            onChange={(next) => {
              setDraft(next);
              setFlaw(undefined);
            }}
          />
        </Field>
      )}
    </Dialog>
  );
}
