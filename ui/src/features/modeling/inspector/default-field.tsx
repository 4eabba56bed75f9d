import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field as Labelled } from '@/shared/ui/field';
import { TextInput } from '@/shared/ui/inputs';
import { Select } from '@/shared/ui/select';
import type { Entity, Field } from '../model/types';
import { useFault } from './controls';

interface DefaultFieldProps {
  entity: Entity;
  field: Field;
  set: (change: { default?: unknown }) => void;
}

const NONE = '';
/** Types whose values are written as JSON. */
const STRUCTURED = ['json', 'money', 'geoPoint', 'multiChoice'];
const NUMBERS = ['integer', 'float'];

/** What a new record begins with. */
export function DefaultField({ entity, field, set }: DefaultFieldProps) {
  const { t } = useTranslation('modeling');
  const error = useFault(entity.id, field.id, 'default');
  const options =
    field.type === 'boolean'
      ? [
          { value: 'true', label: t('yes') },
          { value: 'false', label: t('no') },
        ]
      : field.type === 'choice'
        ? (field.choices ?? []).map((choice) => ({ value: choice.name, label: choice.label ?? choice.name }))
        : undefined;
  return (
    <Labelled
      label={t('field.default')}
      error={error}
      hint={STRUCTURED.includes(field.type) ? t('field.defaultJson') : undefined}
    >
      {options ? (
        <Select
          value={field.default === undefined ? NONE : String(field.default)}
          options={[{ value: NONE, label: t('field.noDefault') }, ...options]}
          onValueChange={(value) =>
            set({ default: value === NONE ? undefined : field.type === 'boolean' ? value === 'true' : value })
          }
        />
      ) : (
        <Written field={field} set={set} />
      )}
    </Labelled>
  );
}

function Written({ field, set }: Pick<DefaultFieldProps, 'field' | 'set'>) {
  const [text, setText] = useState<string>();
  function write(input: string) {
    setText(input);
    set({ default: input === '' ? undefined : defaultOf(field.type, input) });
  }
  return (
    <TextInput
      value={text ?? textOf(field.default)}
      autoComplete="off"
      className={STRUCTURED.includes(field.type) ? 'font-mono' : undefined}
      onChange={(event) => write(event.target.value)}
      onBlur={() => setText(undefined)}
    />
  );
}

/** As it is on the wire; what is no such value is sent as it was written, and the server says what is wrong. */
export function defaultOf(type: string, text: string): unknown {
  if (NUMBERS.includes(type)) {
    const number = Number(text);
    return Number.isFinite(number) ? number : text;
  }
  if (STRUCTURED.includes(type)) {
    try {
      return JSON.parse(text);
    } catch {
      return text;
    }
  }
  return text;
}

function textOf(value: unknown): string {
  return value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);
}
