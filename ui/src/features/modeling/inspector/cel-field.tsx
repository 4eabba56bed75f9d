import { lazy, Suspense, useId } from 'react';
import { cx } from '@/shared/ui/cx';
import { CONTROL } from '@/shared/ui/inputs';
import type { Entity } from '../model/types';

// CodeMirror comes with the first expression.
const CelEditor = lazy(() => import('./cel-editor'));

export interface CelFieldProps {
  label: string;
  /** Whose members the expression speaks of. */
  root: Entity;
  value: string;
  error?: string | undefined;
  hint?: string;
  onValueChange: (value: string) => void;
}

/** An expression, with completion from the model. What is wrong with it, the server says when the draft is saved. */
export function CelField({ label, root, value, error, hint, onValueChange }: CelFieldProps) {
  const id = useId();
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <span id={`${id}-label`} className="font-medium">
        {label}
      </span>
      <Suspense fallback={<div className={cx(CONTROL, 'min-h-9 py-2 font-mono text-sm')}>{value}</div>}>
        <CelEditor
          labelledBy={`${id}-label`}
          describedBy={`${id}-error`}
          invalid={error !== undefined}
          root={root}
          value={value}
          onValueChange={onValueChange}
        />
      </Suspense>
      {hint !== undefined && <p className="text-sm text-muted">{hint}</p>}
      <p id={`${id}-error`} aria-live="polite" className="min-h-5 text-sm text-danger">
        {error}
      </p>
    </div>
  );
}
