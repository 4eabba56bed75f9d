import { createContext, type FormEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { fieldErrors, isProblem, type Problem } from '@/shared/api/problem';
import { cx } from './cx';
import { ProblemNotice } from './problem-notice';

interface FormState {
  errors: Readonly<Record<string, string>>;
  busy: boolean;
  marksOptional: boolean;
}

/** What the fields inside a form need to know of it. */
export const FormContext = createContext<FormState | undefined>(undefined);

interface FormProps {
  /** The names of its fields: what the server says of others stands above the form. */
  fields: readonly string[];
  onSubmit: (values: Record<string, string>) => Promise<void>;
  /** What is wrong before the server is asked, by field. */
  check?: (values: Record<string, string>) => Record<string, string>;
  marksOptional?: boolean;
  className?: string;
  id?: string;
  /** Gets whether it is on its way: for the button. */
  children: (state: { busy: boolean }) => ReactNode;
}

/** A plain form of native controls: sends, puts what the server refuses beside its field, and goes to the first. */
export function Form({ fields, onSubmit, check, marksOptional = false, className, id, children }: FormProps) {
  const element = useRef<HTMLFormElement>(null);
  const [busy, setBusy] = useState(false);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [problem, setProblem] = useState<{ problem: Problem; rest: string[] }>();
  const attempts = useRef(0);
  const [attempt, setAttempt] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each refused attempt, when its errors are shown
  useEffect(() => {
    element.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [attempt]);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (busy) {
      return;
    }
    const values: Record<string, string> = {};
    for (const [name, value] of new FormData(event.currentTarget)) {
      values[name] = typeof value === 'string' ? value : value.name;
    }
    const found = check?.(values) ?? {};
    setProblem(undefined);
    setErrors(found);
    if (Object.keys(found).length > 0) {
      attempts.current += 1;
      setAttempt(attempts.current);
      return;
    }
    setBusy(true);
    try {
      await onSubmit(values);
    } catch (fault) {
      if (!isProblem(fault)) {
        throw fault;
      }
      const sorted = fieldErrors(fault, fields);
      setErrors(sorted.fields);
      if (sorted.rest.length > 0 || Object.keys(sorted.fields).length === 0) {
        setProblem({ problem: fault, rest: sorted.rest });
      }
      attempts.current += 1;
      setAttempt(attempts.current);
    } finally {
      setBusy(false);
    }
  }

  const state = useMemo(() => ({ errors, busy, marksOptional }), [errors, busy, marksOptional]);
  return (
    <FormContext value={state}>
      <form
        ref={element}
        id={id}
        noValidate
        onSubmit={(event) => void submit(event)}
        className={cx('flex flex-col gap-2', className)}
      >
        {problem && <ProblemNotice problem={problem.problem} messages={problem.rest} />}
        {children({ busy })}
      </form>
    </FormContext>
  );
}
