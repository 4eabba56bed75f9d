import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field as Labelled } from '@/shared/ui/field';
import { TextInput } from '@/shared/ui/inputs';
import type { Entity, Field } from '../model/types';
import { useFault } from './controls';

interface NumberOptionProps {
  entity: Entity;
  field: Field;
  option: 'minLength' | 'maxLength' | 'min' | 'max' | 'precision' | 'scale';
  onValueChange: (value: number | undefined) => void;
}

const DEFAULTS: Partial<Record<NumberOptionProps['option'], string>> = { precision: '18', scale: '2' };

/** A number of a field's options; nothing is none. */
export function NumberOption({ entity, field, option, onValueChange }: NumberOptionProps) {
  const { t } = useTranslation('modeling');
  const error = useFault(entity.id, field.id, option);
  const value = field[option];
  const [text, setText] = useState<string>();
  const isNumber = (input: string) => input.trim() === '' || Number.isFinite(Number(input));

  function write(input: string) {
    setText(input);
    if (isNumber(input) && !/[.eE+-]$/.test(input)) {
      onValueChange(input.trim() === '' ? undefined : Number(input));
    }
  }

  return (
    <Labelled label={t(`field.${option}`)} error={text !== undefined && !isNumber(text) ? t('field.noNumber') : error}>
      <TextInput
        value={text ?? (value === undefined ? '' : String(value))}
        placeholder={DEFAULTS[option]}
        inputMode="decimal"
        autoComplete="off"
        onChange={(event) => write(event.target.value)}
        onBlur={() => setText((before) => (before !== undefined && !isNumber(before) ? before : undefined))}
      />
    </Labelled>
  );
}
