import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '@/shared/ui/field';
import { Textarea, TextInput } from '@/shared/ui/inputs';
import { useDraft } from '../store/use-draft';

/** What the server says of an element, or of one of its keys. */
export function useFault(owner: string, element: string | undefined, key?: string): string | undefined {
  const { findings } = useDraft();
  return findings.find(
    (finding) => finding.owner === owner && finding.element === element && (key === undefined || finding.key === key),
  )?.message;
}

interface DraftTextProps {
  label: string;
  value: string;
  onValueChange: (value: string) => void;
  hint?: ReactNode;
  error?: string | undefined;
  placeholder?: string;
  mono?: boolean;
  rows?: number;
  maxLength?: number;
  inputMode?: 'numeric' | 'decimal';
}

/** A text of the draft: it changes while it is written. */
export function DraftText({
  label,
  value,
  onValueChange,
  hint,
  error,
  placeholder,
  mono,
  rows,
  maxLength,
  inputMode,
}: DraftTextProps) {
  const shared = { value, placeholder, maxLength, autoComplete: 'off', className: mono ? 'font-mono' : undefined };
  return (
    <Field label={label} hint={hint} error={error}>
      {rows === undefined ? (
        <TextInput {...shared} inputMode={inputMode} onChange={(event) => onValueChange(event.target.value)} />
      ) : (
        <Textarea {...shared} rows={rows} onChange={(event) => onValueChange(event.target.value)} />
      )}
    </Field>
  );
}

interface NameFieldProps {
  label: string;
  value: string;
  onCommit: (text: string) => void;
  /** What would be wrong with it: the end of a key of messages. */
  check: (text: string) => string | undefined;
  error?: string | undefined;
}

/** A name: it changes when it is written to the end, since all that refers to it changes with it. */
export function NameField({ label, value, onCommit, check, error }: NameFieldProps) {
  const { t } = useTranslation('modeling');
  const [text, setText] = useState<string>();
  const fault = text === undefined || text === value ? undefined : check(text);

  function commit() {
    if (text !== undefined && text !== value && fault === undefined) {
      onCommit(text);
    }
    if (fault === undefined) {
      setText(undefined);
    }
  }

  return (
    <Field label={label} error={fault === undefined ? error : t(`nameFault.${fault}`, { name: text })}>
      <TextInput
        value={text ?? value}
        onChange={(event) => setText(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') {
            commit();
          } else if (event.key === 'Escape') {
            setText(undefined);
          }
        }}
        maxLength={41}
        autoComplete="off"
        spellCheck={false}
        className="font-mono"
      />
    </Field>
  );
}

interface SectionProps {
  title: string;
  actions?: ReactNode;
  children: ReactNode;
}

export function Section({ title, actions, children }: SectionProps) {
  return (
    <section className="border-t border-line px-4 py-3">
      <div className="mb-2 flex min-h-8 items-center justify-between gap-2">
        <h3 className="font-semibold">{title}</h3>
        {actions}
      </div>
      {children}
    </section>
  );
}
