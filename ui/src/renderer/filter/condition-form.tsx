import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/shared/ui/button';
import { Checkbox } from '@/shared/ui/checkbox';
import { Field } from '@/shared/ui/field';
import { TextInput } from '@/shared/ui/inputs';
import { Select } from '@/shared/ui/select';
import { type Draft, draftOf, wireOf } from '../fields/drafts';
import { flawText } from '../fields/flaws';
import { fieldType } from '../fields/registry';
import { type Entity, type Member, memberOf } from '../meta';
import { type Condition, type Operator, operatorsOf, valuesOf } from './conditions';
import { operatorKey } from './filter-bar';

interface ConditionFormProps {
  entity: Entity;
  members: readonly Member[];
  condition: Condition | undefined;
  onDone: (condition: Condition) => void;
}

/** Which member, what of it, and the value. */
export function ConditionForm({ entity, members, condition, onDone }: ConditionFormProps) {
  const { t } = useTranslation('renderer');
  const [name, setName] = useState(condition?.member ?? members[0]?.name ?? '');
  const member = memberOf(entity, name);
  const operators = member ? operatorsOf(member) : [];
  const [operator, setOperator] = useState<Operator | undefined>(condition?.operator ?? operators[0]);
  const [drafts, setDrafts] = useState<Draft[]>(() =>
    member && condition ? condition.values.map((value) => draftFrom(member, value)) : [],
  );
  const [flaw, setFlaw] = useState<string>();
  if (member === undefined || operator === undefined) {
    return null;
  }
  const takes = valuesOf(operator);

  function submit() {
    if (member === undefined || operator === undefined) {
      return;
    }
    const wires =
      takes === 'none' ? [] : (drafts.length === 0 ? [''] : drafts).map((draft) => wireOf(asked(member), draft));
    const refused = wires.find((wire) => 'flaw' in wire);
    if (refused && 'flaw' in refused) {
      setFlaw(flawText(refused.flaw, t));
      return;
    }
    onDone({ member: name, operator, values: wires.map((wire) => ('value' in wire ? String(wire.value) : '')) });
  }

  return (
    <form
      className="flex flex-col gap-2"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        event.stopPropagation();
        submit();
      }}
    >
      <Field label={t('filter.member')} dense>
        <Select
          options={members.map((one) => ({ value: one.name, label: one.label }))}
          value={name}
          onValueChange={(next) => {
            const other = memberOf(entity, next);
            setName(next);
            setOperator(other && operatorsOf(other)[0]);
            setDrafts([]);
            setFlaw(undefined);
          }}
        />
      </Field>
      <Field label={t('filter.operator')} dense>
        <Select
          options={operators.map((one) => ({ value: one, label: t(operatorKey(member, one)) }))}
          value={operator}
          onValueChange={(next) => {
            setOperator(next as Operator);
            setDrafts([]);
          }}
        />
      </Field>
      {takes === 'many' && <Several member={member} chosen={drafts.map(String)} onChange={setDrafts} />}
      {takes === 'one' && (
        <Field label={t('filter.value')} error={flaw} required>
          <Value
            key={`${name} ${operator}`}
            member={member}
            draft={drafts[0]}
            onChange={(draft) => {
              setFlaw(undefined);
              setDrafts([draft]);
            }}
          />
        </Field>
      )}
      <Button type="submit" kind="primary" className="self-end" disabled={takes === 'many' && drafts.length === 0}>
        {t('filter.apply')}
      </Button>
    </form>
  );
}

function Several({
  member,
  chosen,
  onChange,
}: {
  member: Member;
  chosen: string[];
  onChange: (chosen: string[]) => void;
}) {
  return (
    <fieldset className="flex flex-col gap-1 py-1">
      <legend className="sr-only">{member.label}</legend>
      {(member.choices ?? []).map((choice) => (
        <Checkbox
          key={choice.name}
          label={choice.label}
          checked={chosen.includes(choice.name)}
          onCheckedChange={(checked) =>
            onChange(checked ? [...chosen, choice.name] : chosen.filter((name) => name !== choice.name))
          }
        />
      ))}
    </fieldset>
  );
}

/** Whatever the field must be: here it is a value to compare with, of any size. */
function asked(member: Member): Member {
  const { min: _min, max: _max, minLength: _minLength, maxLength: _maxLength, pattern: _pattern, ...rest } = member;
  const type = { autoNumber: 'long', money: 'decimal', longText: 'text', multiChoice: 'choice', color: 'text' }[
    member.type
  ];
  return { ...rest, type: type ?? member.type, required: true, precision: 60, scale: 20 };
}

function draftFrom(member: Member, value: string): Draft {
  const plain = asked(member);
  return plain.type === 'boolean' ? value === 'true' : draftOf(plain, value);
}

function Value({ member, draft, onChange }: { member: Member; draft: Draft; onChange: (draft: Draft) => void }) {
  const plain = asked(member);
  const Input = fieldType(plain)?.Input;
  return Input ? (
    <Input
      member={plain}
      draft={draft ?? (plain.type === 'boolean' ? null : plain.kind === 'relation' ? null : '')}
      onChange={onChange}
    />
  ) : (
    <TextInput value={String(draft ?? '')} onChange={(event) => onChange(event.target.value)} />
  );
}
