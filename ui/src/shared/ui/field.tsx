import { CircleAlert } from 'lucide-react';
import { createContext, type ReactNode, use, useId, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from './cx';
import { FormContext } from './form';

interface FieldIds {
  control: string;
  label: string;
  describedBy: string | undefined;
  invalid: boolean;
  required: boolean;
  name: string | undefined;
}

const FieldContext = createContext<FieldIds | undefined>(undefined);

/** What a control needs to belong to the field around it. Controls outside of a field need an aria-label. */
export function useField(): FieldIds | undefined {
  return use(FieldContext);
}

/** The attributes of a native control in the field around it. */
export function useFieldAttributes() {
  const field = useField();
  return field === undefined
    ? {}
    : {
        id: field.control,
        name: field.name,
        required: field.required,
        'aria-invalid': field.invalid || undefined,
        'aria-describedby': field.describedBy,
      };
}

interface FieldProps {
  label: string;
  /** Under which the form sends it, and errors of the server find it. */
  name?: string;
  hint?: ReactNode;
  error?: string | undefined;
  required?: boolean;
  /** The label is there for those who hear it alone. */
  hideLabel?: boolean;
  /** Without the reserved line: for toolbars, where no error can come. */
  dense?: boolean;
  className?: string;
  children: ReactNode;
}

/**
 * A control with its label, hint and error. The line of the error is always there: one that appears would move the button that
 * somebody is pressing.
 */
export function Field({
  label,
  name,
  hint,
  error,
  required = false,
  hideLabel,
  dense,
  className,
  children,
}: FieldProps) {
  const { t } = useTranslation('shared');
  const id = useId();
  const form = use(FormContext);
  const shown = error ?? (name === undefined ? undefined : form?.errors[name]);
  const ids = useMemo<FieldIds>(() => {
    const described = [hint ? `${id}-hint` : '', shown ? `${id}-error` : ''].filter(Boolean).join(' ');
    return {
      control: `${id}-control`,
      label: `${id}-label`,
      describedBy: described === '' ? undefined : described,
      invalid: shown !== undefined,
      required,
      name,
    };
  }, [id, hint, shown, required, name]);
  return (
    <FieldContext value={ids}>
      <div className={cx('flex min-w-0 flex-col gap-1', className)}>
        <label id={ids.label} htmlFor={ids.control} className={hideLabel ? 'sr-only' : 'font-medium'}>
          {label}
          {!required && form?.marksOptional && <span className="ms-1 font-normal text-muted">{t('optional')}</span>}
        </label>
        {children}
        {hint && (
          <p id={`${id}-hint`} className="text-sm text-muted">
            {hint}
          </p>
        )}
        {!dense && (
          <p id={`${id}-error`} className="flex min-h-5 items-start gap-1 text-sm text-danger" aria-live="polite">
            {shown !== undefined && (
              <>
                <CircleAlert aria-hidden="true" className="mt-0.5 size-3.5 shrink-0" />
                <span>{shown}</span>
              </>
            )}
          </p>
        )}
      </div>
    </FieldContext>
  );
}
