import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '@/shared/canvas/announcer';
import { Button } from '@/shared/ui/button';
import { Checkbox } from '@/shared/ui/checkbox';
import { Combobox } from '@/shared/ui/combobox';
import { Dialog } from '@/shared/ui/dialog';
import { Field } from '@/shared/ui/field';
import { TextInput } from '@/shared/ui/inputs';
import { useDesigner } from '../designer';
import { addRelation, memberNames } from '../model/elements';
import { nameFault } from '../model/names';
import { deleteRules, type Meaning, meanings, type Proposal, propose, toRelation } from '../model/sentence';
import { type Design, entityById, entityNamed, label, USER } from '../model/types';
import { RadioList } from '../radio-list';
import { useDraft } from '../store/use-draft';
import type { Connecting } from '../use-designer-state';
import { useSentence } from '../use-sentence';

interface ConnectDialogProps {
  connecting: Connecting;
  onClose: () => void;
}

/** Asks in sentences what a line between two entities means. */
export function ConnectDialog({ connecting, onClose }: ConnectDialogProps) {
  const { t } = useTranslation('modeling');
  const { design } = useDraft();
  const form = useId();
  const from = entityById(design, connecting.from);
  const to = connecting.to === undefined ? undefined : entityById(design, connecting.to)?.name;
  const [proposal, setProposal] = useState<Proposal | undefined>(() =>
    from === undefined || to === undefined ? undefined : propose(design, from.name, to, 'manyToOne'),
  );
  if (from === undefined) {
    return null;
  }
  const options = [
    { value: USER, label: t('person.target') },
    ...design.entities.map((entity) => ({ value: entity.name, label: label(entity) })),
  ];
  const other = proposal && (proposal.meaning === 'reversed' ? proposal.from : proposal.to);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('connect.title', { name: label(from) })}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" form={form} kind="primary" disabled={proposal === undefined}>
            {t('connect.add')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {to === undefined && (
          <Field label={t('connect.to')} dense>
            <Combobox
              options={options}
              value={options.find((option) => option.value === other) ?? null}
              placeholder={t('connect.search')}
              onValueChange={(option) =>
                setProposal(option === null ? undefined : propose(design, from.name, option.value, 'manyToOne'))
              }
            />
          </Field>
        )}
        {proposal && other !== undefined && (
          <ProposalForm
            key={`${proposal.meaning} ${other}`}
            id={form}
            proposal={proposal}
            pair={[from.name, other]}
            onChange={setProposal}
            onClose={onClose}
          />
        )}
      </div>
    </Dialog>
  );
}

interface ProposalFormProps {
  id: string;
  proposal: Proposal;
  pair: [string, string];
  onChange: (proposal: Proposal) => void;
  onClose: () => void;
}

function ProposalForm({ id, proposal, pair, onChange, onClose }: ProposalFormProps) {
  const { t } = useTranslation('modeling');
  const { store, select } = useDesigner();
  const { design } = useDraft();
  const say = useSentence();
  const [tried, setTried] = useState(false);
  const rules = deleteRules(proposal.kind, proposal.to, proposal.required);
  const relation = toRelation(proposal);
  const faults = proposalFaults(design, proposal);

  function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (faults.name !== undefined || faults.inverse !== undefined) {
      return;
    }
    const added = addRelation(store.current().design, relation);
    store.change('addRelation', (draft) => ({ ...draft, design: added.design }));
    select(entityNamed(added.design, relation.from)?.id, added.relation.id);
    announce(say(added.design, added.relation).whole);
    onClose();
  }

  const fault = (key: string | undefined) =>
    tried && key !== undefined ? t(`nameFault.${key}`, { name: '' }) : undefined;
  return (
    <form id={id} onSubmit={submit} noValidate className="flex flex-col gap-4">
      <RadioList<Meaning>
        legend={t('connect.meaning')}
        value={proposal.meaning}
        options={meanings(...pair).map((meaning) => ({
          value: meaning,
          label: `${say(design, propose(design, ...pair, meaning) as never).is}.`,
        }))}
        onValueChange={(meaning) => onChange(propose(design, ...pair, meaning))}
      />
      {rules.length > 0 && (
        <RadioList
          legend={t('connect.onDelete')}
          value={proposal.onDelete ?? 'restrict'}
          options={rules.map((rule) => ({
            value: rule,
            label: `${say(design, { ...proposal, onDelete: rule }).onDelete}.`,
          }))}
          onValueChange={(onDelete) => onChange({ ...proposal, onDelete })}
        />
      )}
      {proposal.kind !== 'manyToMany' && (
        <Checkbox
          label={t('relation.required')}
          checked={proposal.required}
          onCheckedChange={(required) =>
            onChange({
              ...proposal,
              required,
              onDelete: required && proposal.onDelete === 'setNull' ? 'restrict' : proposal.onDelete,
            })
          }
        />
      )}
      <div className="grid gap-x-4 md:grid-cols-2">
        <Field label={t('relation.nameIn', { name: proposal.from })} error={fault(faults.name)}>
          <TextInput
            value={proposal.name}
            onChange={(event) => onChange({ ...proposal, name: event.target.value })}
            autoComplete="off"
            spellCheck={false}
            className="font-mono"
          />
        </Field>
        {proposal.to !== USER && (
          <Field label={t('relation.nameIn', { name: proposal.to })} error={fault(faults.inverse)}>
            <TextInput
              value={proposal.inverse ?? ''}
              onChange={(event) => onChange({ ...proposal, inverse: event.target.value })}
              autoComplete="off"
              spellCheck={false}
              className="font-mono"
            />
          </Field>
        )}
      </div>
      <p role="status" className="rounded-md bg-sunken p-3 font-medium">
        {say(design, relation).whole}
      </p>
    </form>
  );
}

function proposalFaults(design: Design, proposal: Proposal): { name: string | undefined; inverse: string | undefined } {
  const from = entityNamed(design, proposal.from);
  const to = entityNamed(design, proposal.to);
  const name = nameFault(proposal.name, from === undefined ? [] : memberNames(design, from), 'member');
  const taken = to === undefined ? [] : [...memberNames(design, to), ...(from?.id === to.id ? [proposal.name] : [])];
  const inverse =
    proposal.inverse === undefined || proposal.inverse === ''
      ? undefined
      : nameFault(proposal.inverse, taken, 'member');
  return { name, inverse };
}
