import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/shared/ui/button';
import { Checkbox } from '@/shared/ui/checkbox';
import { Dialog } from '@/shared/ui/dialog';
import { Field } from '@/shared/ui/field';
import { Form } from '@/shared/ui/form';
import { TextInput } from '@/shared/ui/inputs';
import { Select } from '@/shared/ui/select';
import { useLabels } from './labels';
import type { Row, SystemEntity, SystemMember, SystemOperation } from './models';
import { bodyOf } from './operation-body';

interface OperationDialogProps {
  entity: SystemEntity;
  operation: SystemOperation;
  title?: string;
  /** What is there already. */
  row?: Row;
  onClose: () => void;
  /** Throws the problem that the server has with it. */
  onSubmit: (body: Record<string, unknown>) => Promise<void>;
}

/** A form for what an operation takes, from its model. */
export function OperationDialog({ entity, operation, title, row, onClose, onSubmit }: OperationDialogProps) {
  const { t } = useTranslation('platform');
  const labels = useLabels();
  const id = useId();
  const members = operation.fields.flatMap((name) => entity.members.find((one) => one.name === name) ?? []);
  const [chosen, setChosen] = useState<Record<string, string[]>>(() =>
    Object.fromEntries(
      members.filter((one) => one.type === 'multiChoice').map((one) => [one.name, (row?.[one.name] as string[]) ?? []]),
    ),
  );
  const isNeeded = (member: SystemMember) => operation.required.includes(member.name);

  function check(values: Record<string, string>): Record<string, string> {
    return Object.fromEntries(
      members
        .filter((one) => isNeeded(one) && one.type !== 'multiChoice' && (values[one.name] ?? '').trim() === '')
        .map((one) => [one.name, t('needed')]),
    );
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={title ?? `${labels.operation(operation)}: ${labels.entity(entity)}`}
      footer={
        <>
          <Button onClick={onClose}>{t('shared:cancel')}</Button>
          <Button type="submit" form={id} kind="primary">
            {title ?? labels.operation(operation)}
          </Button>
        </>
      }
    >
      <Form
        id={id}
        fields={operation.fields}
        marksOptional
        check={check}
        onSubmit={async (values) => {
          await onSubmit(bodyOf(members, operation.method === 'POST', values, chosen));
          onClose();
        }}
      >
        {() =>
          members.map((member) => (
            <MemberField
              key={member.name}
              member={member}
              value={row?.[member.name] ?? member.default}
              required={isNeeded(member)}
              chosen={chosen[member.name]}
              onChoose={(values) => setChosen({ ...chosen, [member.name]: values })}
            />
          ))
        }
      </Form>
    </Dialog>
  );
}

interface MemberFieldProps {
  member: SystemMember;
  value: unknown;
  required: boolean;
  chosen: string[] | undefined;
  onChoose: (values: string[]) => void;
}

function MemberField({ member, value, required, chosen, onChoose }: MemberFieldProps) {
  const { t } = useTranslation('platform');
  const labels = useLabels();
  const label = labels.member(member);
  const hint = t(`hint.${member.name}`, { defaultValue: member.description ?? '' });
  const text = value === null || value === undefined ? '' : String(value);
  if (chosen !== undefined) {
    return (
      <fieldset className="mb-5 flex flex-col gap-1">
        <legend className="mb-1 font-medium">{label}</legend>
        {hint !== '' && <p className="text-sm text-muted">{hint}</p>}
        <div className="grid grid-cols-2 gap-1">
          {(member.choices ?? []).map((one) => (
            <Checkbox
              key={one.name}
              label={labels.choice(member, one.name)}
              checked={chosen.includes(one.name)}
              onCheckedChange={(checked) =>
                onChoose(checked ? [...chosen, one.name] : chosen.filter((name) => name !== one.name))
              }
            />
          ))}
        </div>
      </fieldset>
    );
  }
  if (member.type === 'boolean') {
    return <Checkbox name={member.name} label={label} hint={hint} defaultChecked={value === true} className="mb-5" />;
  }
  return (
    <Field label={label} name={member.name} hint={hint} required={required}>
      {member.choices ? (
        <Select
          options={member.choices.map((one) => ({ value: one.name, label: labels.choice(member, one.name) }))}
          {...(text === '' ? {} : { defaultValue: text })}
          placeholder={t('choose')}
        />
      ) : (
        <TextInput
          type={member.type === 'email' ? 'email' : 'text'}
          inputMode={member.type === 'integer' ? 'numeric' : member.type === 'email' ? 'email' : 'text'}
          defaultValue={text}
          autoComplete="off"
          {...(member.maxLength === undefined ? {} : { maxLength: member.maxLength })}
        />
      )}
    </Field>
  );
}
