import { useTranslation } from 'react-i18next';
import { Checkbox } from '@/shared/ui/checkbox';
import { Combobox } from '@/shared/ui/combobox';
import { useField } from '@/shared/ui/field';
import { PasswordInput, Textarea, TextInput } from '@/shared/ui/inputs';
import { type Option, Select } from '@/shared/ui/select';
import type { StoredFile } from '../source';
import { Dot } from './cell';
import type { Draft, MoneyDraft, PlaceDraft, SecretDraft } from './drafts';
import { FileInput } from './files';
import type { InputProps } from './registry';
import { ManyInput, RelationInput } from './relations';

/** Texts and what is typed like them. */
export function TextLike({ member, draft, onChange, disabled, invalid }: InputProps) {
  const kinds: Record<
    string,
    { type?: string; inputMode?: 'email' | 'url' | 'tel' | 'numeric' | 'decimal'; step?: string }
  > = {
    email: { inputMode: 'email' },
    url: { inputMode: 'url' },
    phone: { inputMode: 'tel' },
    integer: { inputMode: 'numeric' },
    long: { inputMode: 'numeric' },
    decimal: { inputMode: 'decimal' },
    float: { inputMode: 'decimal' },
    date: { type: 'date' },
    time: { type: 'time', step: '1' },
    dateTime: { type: 'datetime-local', step: '1' },
  };
  const { t } = useTranslation('renderer');
  const placeholder = member.type === 'duration' ? t('placeholder.duration') : undefined;
  return (
    <TextInput
      {...kinds[member.type]}
      autoComplete="off"
      value={String(draft ?? '')}
      disabled={disabled}
      placeholder={placeholder}
      aria-invalid={invalid || undefined}
      className={member.type === 'uuid' ? 'font-mono' : undefined}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

export function LongText({ draft, onChange, disabled }: InputProps) {
  return (
    <Textarea
      rows={6}
      value={String(draft ?? '')}
      disabled={disabled}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

export function Json({ draft, onChange, disabled }: InputProps) {
  return (
    <Textarea
      rows={6}
      value={String(draft ?? '')}
      disabled={disabled}
      spellCheck={false}
      className="font-mono text-sm"
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

export function Color({ member, draft, onChange, disabled }: InputProps) {
  const { t } = useTranslation('renderer');
  const text = String(draft ?? '');
  return (
    <div className="flex gap-2">
      <input
        type="color"
        aria-label={member.label}
        disabled={disabled}
        value={/^#[0-9a-f]{6}$/i.test(text) ? text.toLowerCase() : '#000000'}
        className="size-9 shrink-0 rounded-md border border-control bg-surface p-1 pointer-coarse:size-11"
        onChange={(event) => onChange(event.target.value)}
      />
      <TextInput
        value={text}
        disabled={disabled}
        spellCheck={false}
        placeholder={t('placeholder.color')}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}

const NOTHING = '';
const FEW = 12;

/** Yes, no, or neither where that is possible. */
export function YesNo({ member, draft, onChange, disabled = false }: InputProps) {
  const { t } = useTranslation('renderer');
  const options: Option[] = [
    ...(member.required ? [] : [{ value: NOTHING, label: t('nothing') }]),
    { value: 'true', label: t('yes') },
    { value: 'false', label: t('no') },
  ];
  return (
    <Select
      options={options}
      value={draft === null || draft === undefined ? NOTHING : String(draft)}
      disabled={disabled}
      placeholder={t('nothing')}
      onValueChange={(value) => onChange(value === NOTHING ? null : value === 'true')}
    />
  );
}

export function ChoiceInput({ member, draft, onChange, disabled = false }: InputProps) {
  const { t } = useTranslation('renderer');
  const choices = (member.choices ?? []).map((choice) => ({ value: choice.name, label: choice.label }));
  const value = String(draft ?? '');
  if (choices.length > FEW) {
    return (
      <Combobox
        options={choices}
        value={choices.find((one) => one.value === value) ?? null}
        onValueChange={(next) => onChange(next?.value ?? '')}
        disabled={disabled}
      />
    );
  }
  return (
    <Select
      options={member.required ? choices : [{ value: NOTHING, label: t('nothing') }, ...choices]}
      value={value}
      disabled={disabled}
      placeholder={t('nothing')}
      onValueChange={onChange}
    />
  );
}

export function ChoicesInput({ member, draft, onChange, disabled = false }: InputProps) {
  const chosen = (draft as string[] | null) ?? [];
  const field = useField();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be named by the label that is there
    <div
      role="group"
      aria-labelledby={field?.label}
      aria-describedby={field?.describedBy}
      className="flex flex-wrap gap-x-4 gap-y-1 py-1.5"
    >
      {(member.choices ?? []).map((choice) => (
        <Checkbox
          key={choice.name}
          label={
            <span className="inline-flex items-center gap-1.5">
              <Dot color={choice.color} />
              {choice.label}
            </span>
          }
          checked={chosen.includes(choice.name)}
          disabled={disabled}
          onCheckedChange={(checked) =>
            onChange(
              (member.choices ?? [])
                .map((one) => one.name)
                .filter((name) => (name === choice.name ? checked : chosen.includes(name))),
            )
          }
        />
      ))}
    </div>
  );
}

export function Money({ member, draft, onChange, disabled }: InputProps) {
  const { t } = useTranslation('renderer');
  const money = draft as MoneyDraft;
  return (
    <div className="flex gap-2">
      <TextInput
        inputMode="decimal"
        autoComplete="off"
        value={money.amount}
        disabled={disabled}
        onChange={(event) => onChange({ ...money, amount: event.target.value })}
      />
      {member.currency ? (
        <span className="flex h-9 shrink-0 items-center whitespace-nowrap text-muted pointer-coarse:h-11">
          {member.currency}
        </span>
      ) : (
        <TextInput
          id={undefined}
          aria-label={t('money.currencyOf', { name: member.label })}
          value={money.currency}
          disabled={disabled}
          maxLength={3}
          placeholder={t('placeholder.currency')}
          className="max-w-20 uppercase"
          onChange={(event) => onChange({ ...money, currency: event.target.value.toUpperCase() })}
        />
      )}
    </div>
  );
}

export function Place({ member, draft, onChange, disabled }: InputProps) {
  const { t } = useTranslation('renderer');
  const place = draft as PlaceDraft;
  return (
    <div className="flex gap-2">
      <TextInput
        inputMode="decimal"
        autoComplete="off"
        aria-label={t('place.lat', { name: member.label })}
        placeholder={t('place.latShort')}
        value={place.lat}
        disabled={disabled}
        onChange={(event) => onChange({ ...place, lat: event.target.value })}
      />
      <TextInput
        id={undefined}
        inputMode="decimal"
        autoComplete="off"
        aria-label={t('place.lon', { name: member.label })}
        placeholder={t('place.lonShort')}
        value={place.lon}
        disabled={disabled}
        onChange={(event) => onChange({ ...place, lon: event.target.value })}
      />
    </div>
  );
}

export function Secret({ member, draft, onChange, disabled }: InputProps) {
  const { t } = useTranslation('renderer');
  const secret = draft as SecretDraft;
  const isKept = secret.set && !secret.cleared;
  return (
    <div className="flex flex-col gap-1">
      <PasswordInput
        autoComplete="new-password"
        value={secret.text}
        disabled={disabled}
        placeholder={isKept ? t('secret.kept') : ''}
        onChange={(event) => onChange({ ...secret, text: event.target.value })}
      />
      {secret.set && !member.required && secret.text === '' && (
        <Checkbox
          label={t('secret.clear')}
          checked={secret.cleared}
          onCheckedChange={(cleared) => onChange({ ...secret, cleared })}
        />
      )}
    </div>
  );
}

export function FileOf({ member, draft, onChange, disabled = false }: InputProps) {
  return (
    <FileInput
      value={draft as StoredFile | null}
      onChange={onChange}
      image={member.type === 'image'}
      disabled={disabled}
    />
  );
}

export function Relation({ member, draft, onChange, onCreate, disabled = false }: InputProps) {
  return member.many ? (
    <ManyInput
      member={member}
      value={(draft as string[] | null) ?? []}
      onChange={(value: Draft) => onChange(value)}
      onCreate={onCreate}
      disabled={disabled}
    />
  ) : (
    <RelationInput
      member={member}
      value={draft as string | null}
      onChange={onChange}
      onCreate={onCreate}
      disabled={disabled}
    />
  );
}
