import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react';
import { Controller, useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { fieldErrors, isProblem, type Problem } from '@/shared/api/problem';
import { cx } from '@/shared/ui/cx';
import { Field } from '@/shared/ui/field';
import { FormContext } from '@/shared/ui/form';
import { ProblemNotice } from '@/shared/ui/problem-notice';
import { keys } from '../data';
import { flawText } from '../fields/flaws';
import { fieldType, type InputProps } from '../fields/registry';
import { type Entity, labelMembers, type Member, type Row } from '../meta';
import { rightsOf } from '../rights';
import { useShown } from '../shown';
import { useSource } from '../source';
import {
  changedNames,
  type Drafts,
  editableMembers,
  initialDrafts,
  type Judgement,
  judge,
  sentValues,
} from './form-state';

interface RecordFormProps {
  id: string;
  entity: Entity;
  /** Nothing for a new record. */
  row: Row | undefined;
  /** With which a new record begins. */
  preset?: Partial<Row> | undefined;
  /** Gets what was changed. A problem that it throws is shown at its fields; after a conflict all stays as it was typed. */
  onSave: (values: Record<string, unknown>) => Promise<'saved' | 'conflict'>;
  onState?: (state: FormStateSeen) => void;
  onCreate?: InputProps['onCreate'];
  /** The member that gets the focus. */
  focus?: string | undefined;
  /** Below the controls; gets what is known of the formulas. */
  children?: (judgement: Judgement) => ReactNode;
}

export interface FormStateSeen {
  dirty: boolean;
  busy: boolean;
}

/** All members that the caller may write, with the rules of the model as one types. */
export function RecordForm(props: RecordFormProps) {
  const { id, entity, row, preset, onSave, onState, onCreate, focus, children } = props;
  const { t } = useTranslation('renderer');
  const { meta } = useShown();
  const source = useSource();
  const client = useQueryClient();
  const isNew = row === undefined;
  const members = useMemo(
    () => editableMembers(entity, rightsOf(meta, entity), isNew ? 'create' : 'update'),
    [entity, meta, isNew],
  );
  const [before] = useState<Drafts>(() => initialDrafts(members, row ?? preset, isNew));
  const { control, getValues, reset } = useForm<Drafts>({ defaultValues: before });
  const drafts = { ...before, ...useWatch({ control }) };
  const [refused, setRefused] = useState<{ fields: Record<string, string>; drafts: Drafts }>();
  const [problem, setProblem] = useState<{ problem: Problem; rest: string[] }>();
  const [attempts, setAttempts] = useState(0);
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);

  const judgement = judge({
    meta,
    entity,
    members,
    row,
    drafts,
    user: source.me,
    related: (name, one) => client.getQueryData<Row>(keys.record(source, name, one)),
  });
  const titles = labelMembers(entity);
  const changed = changedNames(members, before, drafts);
  const dirty = changed.length > 0;
  const { errors, rest } = shownErrors(members, judgement, changed, attempts > 0, refused, drafts, (flaw) =>
    flawText(flaw, t),
  );

  useEffect(() => onState?.({ dirty, busy }), [dirty, busy, onState]);
  useFocusOnError(form, attempts);
  useFocusOn(form, focus);

  async function submit() {
    const values = getValues();
    const now = judge({ meta, entity, members, row, drafts: values, user: source.me });
    setProblem(undefined);
    setRefused(undefined);
    if (Object.keys(now.flaws).length > 0 || now.broken.length > 0) {
      setAttempts((count) => count + 1);
      return;
    }
    setBusy(true);
    try {
      if ((await onSave(sentValues(members, before, values, isNew))) === 'saved') {
        reset(values);
      }
    } catch (fault) {
      if (!isProblem(fault)) {
        throw fault;
      }
      const sorted = fieldErrors(
        fault,
        members.map((member) => member.name),
      );
      setRefused({ fields: sorted.fields, drafts: values });
      if (sorted.rest.length > 0 || Object.keys(sorted.fields).length === 0) {
        setProblem({ problem: fault, rest: sorted.rest });
      }
      setAttempts((count) => count + 1);
    } finally {
      setBusy(false);
    }
  }

  return (
    <FormContext value={{ errors, busy, marksOptional: true }}>
      <form
        ref={form}
        id={id}
        noValidate
        className="@container"
        onSubmit={(event) => {
          event.preventDefault();
          // Not of the form around it, of which this one may be a layer.
          event.stopPropagation();
          if (!busy) {
            void submit();
          }
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
            event.preventDefault();
            event.currentTarget.requestSubmit();
          }
        }}
      >
        {problem && (
          <ProblemNotice problem={problem.problem} {...(problem.rest.length > 0 ? { messages: problem.rest } : {})} />
        )}
        <BrokenRules messages={rest} />
        <div className="grid grid-cols-1 gap-x-4 @lg:grid-cols-2">
          {members.map((member) => (
            <Controller
              key={member.name}
              control={control}
              name={member.name}
              render={({ field }) => (
                <FieldOf
                  member={member}
                  draft={field.value}
                  onChange={field.onChange}
                  onCreate={onCreate}
                  wide={titles.includes(member.name)}
                  invalid={Object.hasOwn(errors, member.name)}
                />
              )}
            />
          ))}
        </div>
        {children?.(judgement)}
      </form>
    </FormContext>
  );
}

function BrokenRules({ messages }: { messages: readonly string[] }) {
  return (
    <div aria-live="polite">
      {messages.length > 0 && (
        <ul className="mb-3 rounded-lg border border-danger bg-danger-soft p-3">
          {messages.map((message) => (
            <li key={message}>{message}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

interface FieldOfProps extends InputProps {
  /** Takes the whole width, whatever its type. */
  wide?: boolean;
}

function FieldOf({ wide = false, ...props }: FieldOfProps) {
  const { member, ...input } = props;
  const type = fieldType(member);
  if (type === undefined) {
    return null;
  }
  return (
    <div data-member={member.name} className={cx('min-w-0', (type.wide || wide) && '@lg:col-span-2')}>
      <Field
        label={member.label}
        name={member.name}
        required={member.required}
        {...(member.description ? { hint: member.description } : {})}
      >
        <type.Input member={member} {...input} />
      </Field>
    </div>
  );
}

/** At first nothing is wrong: what is wrong is said where something was changed, and of all after an attempt to save. */
function shownErrors(
  members: readonly Member[],
  { flaws, broken }: Judgement,
  changed: readonly string[],
  isTried: boolean,
  refused: { fields: Record<string, string>; drafts: Drafts } | undefined,
  drafts: Drafts,
  words: (flaw: Judgement['flaws'][string]) => string,
): { errors: Record<string, string>; rest: string[] } {
  const errors: Record<string, string> = {};
  const rest: string[] = [];
  for (const { message, field, reads } of broken) {
    if (!isTried && !reads.some((name) => changed.includes(name))) {
      continue;
    }
    if (field !== null && members.some((member) => member.name === field)) {
      errors[field] = message;
    } else {
      rest.push(message);
    }
  }
  for (const [name, message] of Object.entries(refused?.fields ?? {})) {
    // Until it is changed.
    if (drafts[name] === refused?.drafts[name]) {
      errors[name] = message;
    }
  }
  for (const [name, flaw] of Object.entries(flaws)) {
    if (isTried || changed.includes(name)) {
      errors[name] = words(flaw);
    }
  }
  return { errors, rest };
}

function useFocusOnError(form: React.RefObject<HTMLFormElement | null>, attempts: number): void {
  useEffect(() => {
    if (attempts > 0) {
      form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
    }
  }, [attempts, form]);
}

function useFocusOn(form: React.RefObject<HTMLFormElement | null>, member: string | undefined): void {
  const own = useId();
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each form
  useEffect(() => {
    if (member !== undefined) {
      const place = form.current?.querySelector(`[data-member="${CSS.escape(member)}"]`);
      place?.querySelector<HTMLElement>('input:not([type=color]),select,textarea,button')?.focus();
    }
  }, [member, own]);
}
