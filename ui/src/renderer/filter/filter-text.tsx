import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/shared/ui/button';
import { Field } from '@/shared/ui/field';
import { TextInput } from '@/shared/ui/inputs';
import { parse } from '../cel/syntax';

interface FilterTextProps {
  filter: string;
  fault: string | undefined;
  onFilter: (filter: string) => void;
  /** Back to chips, where chips can say it. */
  onChips: (() => void) | undefined;
}

/** The filter as an expression: whatever the language can say. */
export function FilterText({ filter, fault, onFilter, onChips }: FilterTextProps) {
  const { t } = useTranslation('renderer');
  const [text, setText] = useState(filter);
  const parsed = text.trim() === '' ? undefined : parse(text);
  const unread = parsed && 'fault' in parsed ? t('filter.unreadable', { place: parsed.fault.offset + 1 }) : undefined;
  return (
    <form
      className="flex min-w-0 flex-1 flex-wrap items-start gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (unread === undefined) {
          onFilter(text.trim());
        }
      }}
    >
      <Field
        label={t('filter.text')}
        hideLabel
        dense
        className="min-w-60 flex-1"
        error={text === filter ? fault : unread}
        hint={(text === filter ? fault : unread) ?? t('filter.hint')}
      >
        <TextInput
          value={text}
          spellCheck={false}
          autoComplete="off"
          className="font-mono text-sm"
          onChange={(event) => setText(event.target.value)}
        />
      </Field>
      <Button type="submit" size="small" className="mt-0.5" disabled={unread !== undefined}>
        {t('filter.apply')}
      </Button>
      <Button
        size="small"
        kind="quiet"
        className="mt-0.5"
        onClick={() => {
          if (onChips) {
            onChips();
          } else {
            onFilter('');
          }
        }}
      >
        {onChips ? t('filter.asChips') : t('filter.clear')}
      </Button>
    </form>
  );
}
