import { Select as Base } from '@base-ui/react/select';
import { Check, ChevronsUpDown } from 'lucide-react';
import { cx } from './cx';
import { useField } from './field';
import { CONTROL } from './inputs';

export interface Option {
  value: string;
  label: string;
  disabled?: boolean;
}

interface SelectProps {
  options: readonly Option[];
  value?: string | null;
  defaultValue?: string;
  onValueChange?: (value: string) => void;
  placeholder?: string;
  disabled?: boolean;
  className?: string;
  /** Its name where no field is around it. */
  'aria-label'?: string;
}

/** One of some: up to about twelve, of which nobody has to search. */
export function Select({
  options,
  onValueChange,
  placeholder,
  className,
  'aria-label': ariaLabel,
  ...rest
}: SelectProps) {
  const field = useField();
  return (
    <Base.Root
      {...rest}
      {...(field?.name === undefined ? {} : { name: field.name })}
      items={options}
      onValueChange={(value: string | null) => value !== null && onValueChange?.(value)}
    >
      <Base.Trigger
        id={field?.control}
        aria-label={ariaLabel}
        aria-labelledby={ariaLabel === undefined ? field?.label : undefined}
        aria-describedby={field?.describedBy}
        aria-invalid={field?.invalid || undefined}
        className={cx(CONTROL, 'flex h-9 items-center justify-between gap-2 text-start pointer-coarse:h-11', className)}
      >
        <Base.Value placeholder={placeholder} className="truncate data-placeholder:text-muted" />
        <Base.Icon>
          <ChevronsUpDown aria-hidden="true" className="size-4 text-muted" />
        </Base.Icon>
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner sideOffset={4} alignItemWithTrigger={false} className="z-50">
          <Base.Popup className={POPUP}>
            <Base.List className="max-h-80 overflow-y-auto p-1">
              {options.map((option) => (
                <Base.Item key={option.value} value={option.value} disabled={option.disabled ?? false} className={ITEM}>
                  <Base.ItemText>{option.label}</Base.ItemText>
                  <Base.ItemIndicator>
                    <Check aria-hidden="true" className="size-4 text-accent" />
                  </Base.ItemIndicator>
                </Base.Item>
              ))}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

/** A layer with choices. */
export const POPUP =
  'min-w-(--anchor-width) max-w-[min(28rem,calc(100vw-1rem))] rounded-md border border-line bg-surface text-ink shadow-lg outline-none';

/** One of the choices. */
export const ITEM =
  'flex min-h-8 items-center justify-between gap-3 rounded-sm px-2 py-1 outline-none select-none data-highlighted:bg-accent-soft data-disabled:opacity-50 pointer-coarse:min-h-11';
