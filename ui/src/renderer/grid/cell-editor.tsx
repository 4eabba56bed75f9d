import { type FocusEvent, type KeyboardEvent, lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Draft, draftOf, wireOf } from '../fields/drafts';
import { flawText } from '../fields/flaws';
import type { Member } from '../meta';

const RelationInput = lazy(async () => ({ default: (await import('../fields/relations')).RelationInput }));

interface CellEditorProps {
  member: Member;
  value: unknown;
  /** With which an edit by typing begins: it takes the place of what was there. */
  typed: string | undefined;
  /** Nothing where it was given up. */
  onEnd: (draft: Draft | undefined, move: 'stay' | 'down' | 'next' | 'previous') => void;
}

const BOX =
  'h-full w-full min-w-0 rounded-sm border border-accent bg-surface px-2 text-sm text-ink outline-2 outline-accent';
const INPUTS: Record<string, { type?: string; step?: string }> = {
  date: { type: 'date' },
  time: { type: 'time', step: '1' },
  dateTime: { type: 'datetime-local', step: '1' },
};

/** One value, edited where it stands: Enter and Tab keep it, Escape gives it up. What is no value stays, and says why. */
export function CellEditor({ member, value, typed, onEnd }: CellEditorProps) {
  const { t } = useTranslation('renderer');
  const before = draftOf(member, value);
  const fits =
    typed !== undefined &&
    !['boolean', 'choice', 'date', 'time', 'dateTime'].includes(member.type) &&
    member.kind !== 'relation';
  const [draft, setDraft] = useState<Draft>(fits ? typed : before);
  const box = useRef<HTMLDivElement>(null);
  const done = useRef(false);
  const wire = wireOf(member, draft);
  const flaw = 'flaw' in wire ? flawText(wire.flaw, t) : undefined;

  useEffect(() => {
    const input = box.current?.querySelector<HTMLElement>('input,select,textarea');
    input?.focus();
    if (input instanceof HTMLInputElement && !fits) {
      input.select();
    }
  }, [fits]);

  function finish(move: 'stay' | 'down' | 'next' | 'previous', kept: Draft = draft) {
    const checked = wireOf(member, kept);
    if (done.current || 'flaw' in checked) {
      return;
    }
    done.current = true;
    onEnd(JSON.stringify(kept) === JSON.stringify(before) ? undefined : kept, move);
  }

  function onKeyDown(event: KeyboardEvent) {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) {
      return;
    }
    if (event.key === 'Escape') {
      event.preventDefault();
      done.current = true;
      onEnd(undefined, 'stay');
    } else if (event.key === 'Tab') {
      event.preventDefault();
      finish(event.shiftKey ? 'previous' : 'next');
    } else if (event.key === 'Enter' && member.kind !== 'relation') {
      event.preventDefault();
      finish('down');
    }
  }

  function onBlur(event: FocusEvent) {
    const next = event.relatedTarget;
    const isWithin = next instanceof Node && box.current?.contains(next);
    // A list of choices is a layer elsewhere in the page.
    const isLayer =
      next instanceof Element && next.closest('[role="listbox"],[role="dialog"],[data-base-ui-portal]') !== null;
    if (!isWithin && !isLayer && !done.current) {
      if ('flaw' in wire) {
        done.current = true;
        onEnd(undefined, 'stay');
      } else if (member.kind !== 'relation' || next !== null) {
        finish('stay');
      }
    }
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it hears the keys of the control within
    <div ref={box} className="relative h-full w-full" onKeyDown={onKeyDown} onBlur={onBlur}>
      <Control
        member={member}
        draft={draft}
        flawed={flaw !== undefined}
        onChange={setDraft}
        onChosen={(kept) => finish('stay', kept)}
      />
      {flaw !== undefined && (
        <p
          role="alert"
          className="absolute start-0 top-full z-30 rounded-sm border border-danger bg-danger-soft px-2 py-1 text-xs whitespace-normal text-danger"
        >
          {flaw}
        </p>
      )}
    </div>
  );
}

interface ControlProps {
  member: Member;
  draft: Draft;
  flawed: boolean;
  onChange: (draft: Draft) => void;
  onChosen: (draft: Draft) => void;
}

function Control({ member, draft, flawed, onChange, onChosen }: ControlProps) {
  const { t } = useTranslation('renderer');
  if (member.kind === 'relation') {
    return (
      <Suspense>
        <RelationInput
          member={member}
          value={draft as string | null}
          aria-label={member.label}
          autoFocus
          onChange={(next) => {
            onChange(next);
            onChosen(next);
          }}
        />
      </Suspense>
    );
  }
  if (member.type === 'boolean' || member.type === 'choice') {
    const isBoolean = member.type === 'boolean';
    const options = isBoolean
      ? [
          { name: 'true', label: t('yes') },
          { name: 'false', label: t('no') },
        ]
      : (member.choices ?? []);
    return (
      <select
        aria-label={member.label}
        className={BOX}
        value={draft === null || draft === undefined ? '' : String(draft)}
        onChange={(event) => {
          const { value } = event.target;
          onChange(isBoolean ? (value === '' ? null : value === 'true') : value);
        }}
      >
        {!member.required && <option value="">{t('nothing')}</option>}
        {options.map((option) => (
          <option key={option.name} value={option.name}>
            {option.label}
          </option>
        ))}
      </select>
    );
  }
  return (
    <input
      {...INPUTS[member.type]}
      aria-label={member.label}
      aria-invalid={flawed || undefined}
      autoComplete="off"
      className={BOX}
      value={String(draft ?? '')}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
