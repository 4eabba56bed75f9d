import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchState } from '@/shared/search-state';
import { Field } from '@/shared/ui/field';
import { TextInput } from '@/shared/ui/inputs';
import { Select } from '@/shared/ui/select';
import { useLabels } from './labels';
import type { SystemEntity, SystemMember } from './models';

const ALL = '*';

/** What a list can be narrowed by; the address says by what it is. */
export function ResourceFilters({ entity }: { entity: SystemEntity }) {
  const { t } = useTranslation('platform');
  return (
    <search aria-label={t('filters')} className="flex flex-wrap items-end gap-2">
      {entity.resource.filters.map((name) => {
        const member = entity.members.find((one) => one.name === name);
        if (member?.choices) {
          return <ChoiceFilter key={name} member={member} />;
        }
        return name === 'from' || name === 'to' ? (
          <DayFilter key={name} name={name} />
        ) : (
          <TextFilter key={name} name={name} label={member} />
        );
      })}
    </search>
  );
}

function ChoiceFilter({ member }: { member: SystemMember }) {
  const { t } = useTranslation('platform');
  const labels = useLabels();
  const [value, setValue] = useSearchState(member.name, '');
  const options = [
    { value: ALL, label: t('all') },
    ...(member.choices ?? []).map((one) => ({ value: one.name, label: labels.choice(member, one.name) })),
  ];
  return (
    <Field label={labels.member(member)} dense className="w-44">
      <Select
        options={options}
        value={value === '' ? ALL : value}
        onValueChange={(next) => setValue(next === ALL ? '' : next)}
      />
    </Field>
  );
}

/** Asks when it is whole: with Enter, or when it is left. */
function TextFilter({ name, label }: { name: string; label: SystemMember | undefined }) {
  const { t } = useTranslation('platform');
  const labels = useLabels();
  const [value, setValue] = useSearchState(name, '');
  const [typed, setTyped] = useState({ of: value, text: value });
  const text = typed.of === value ? typed.text : value;
  const apply = () => setValue(text.trim());
  return (
    <Field label={t(`filter.${name}`, { defaultValue: label ? labels.member(label) : name })} dense className="w-44">
      <TextInput
        type="search"
        value={text}
        onChange={(event) => setTyped({ of: value, text: event.target.value })}
        onBlur={apply}
        onKeyDown={(event) => event.key === 'Enter' && apply()}
      />
    </Field>
  );
}

/** A day of the reader's own zone, as the moment at which it begins. */
function DayFilter({ name }: { name: string }) {
  const { t } = useTranslation('platform');
  const [value, setValue] = useSearchState(name, '');
  return (
    <Field label={t(`filter.${name}`)} dense className="w-40">
      <TextInput
        type="date"
        value={dayOf(value)}
        onChange={(event) => {
          const day = event.target.value;
          setValue(day === '' ? '' : new Date(`${day}T00:00:00`).toISOString().replace('.000Z', 'Z'));
        }}
      />
    </Field>
  );
}

function dayOf(value: string): string {
  const at = new Date(value);
  if (value === '' || Number.isNaN(at.getTime())) {
    return '';
  }
  const two = (number: number) => String(number).padStart(2, '0');
  return `${String(at.getFullYear()).padStart(4, '0')}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}
