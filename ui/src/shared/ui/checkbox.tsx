import { Checkbox as BaseCheckbox } from '@base-ui/react/checkbox';
import { Switch as BaseSwitch } from '@base-ui/react/switch';
import { Check, Minus } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { cx } from './cx';

interface ToggleProps {
  label: ReactNode;
  hint?: ReactNode;
  /** The label is there for those who hear it alone: in tables. */
  hideLabel?: boolean;
  checked?: boolean;
  defaultChecked?: boolean;
  onCheckedChange?: (checked: boolean) => void;
  disabled?: boolean;
  name?: string;
  className?: string;
}

interface CheckboxProps extends ToggleProps {
  /** Some of what it stands for is chosen. */
  indeterminate?: boolean;
}

export function Checkbox({ label, hint, hideLabel, className, ...rest }: CheckboxProps) {
  const id = useId();
  return (
    <Labelled id={id} label={label} hint={hint} hideLabel={hideLabel} className={className}>
      <BaseCheckbox.Root
        {...rest}
        aria-labelledby={id}
        aria-describedby={hint ? `${id}-hint` : undefined}
        className="inline-flex size-6 shrink-0 items-center justify-center rounded-sm data-disabled:opacity-50"
      >
        <span className="flex size-4.5 items-center justify-center rounded-sm border border-control bg-surface in-data-checked:border-accent in-data-checked:bg-accent in-data-indeterminate:border-accent in-data-indeterminate:bg-accent">
          <BaseCheckbox.Indicator className="text-on-accent">
            {rest.indeterminate ? (
              <Minus aria-hidden="true" className="size-3.5" />
            ) : (
              <Check aria-hidden="true" className="size-3.5" />
            )}
          </BaseCheckbox.Indicator>
        </span>
      </BaseCheckbox.Root>
    </Labelled>
  );
}

export function Switch({ label, hint, hideLabel, className, ...rest }: ToggleProps) {
  const id = useId();
  return (
    <Labelled id={id} label={label} hint={hint} hideLabel={hideLabel} className={className}>
      <BaseSwitch.Root
        {...rest}
        aria-labelledby={id}
        aria-describedby={hint ? `${id}-hint` : undefined}
        className="inline-flex h-6 w-10 shrink-0 items-center rounded-full border border-control bg-sunken p-0.5 data-checked:border-accent data-checked:bg-accent data-disabled:opacity-50"
      >
        <BaseSwitch.Thumb className="size-4.5 rounded-full bg-control transition-transform duration-120 data-checked:translate-x-4 data-checked:bg-on-accent rtl:data-checked:-translate-x-4" />
      </BaseSwitch.Root>
    </Labelled>
  );
}

interface LabelledProps {
  id: string;
  label: ReactNode;
  hint: ReactNode;
  hideLabel: boolean | undefined;
  className: string | undefined;
  children: ReactNode;
}

function Labelled({ id, label, hint, hideLabel, className, children }: LabelledProps) {
  return (
    <div className={cx('flex flex-col', className)}>
      {/* biome-ignore lint/a11y/noLabelWithoutControl: the control is the child */}
      <label className="flex min-h-6 items-start gap-2">
        {children}
        <span id={id} className={hideLabel ? 'sr-only' : 'pt-0.5'}>
          {label}
        </span>
      </label>
      {hint && (
        <p id={`${id}-hint`} className="ms-8 text-sm text-muted">
          {hint}
        </p>
      )}
    </div>
  );
}
