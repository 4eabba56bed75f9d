import { Combobox as Base } from '@base-ui/react/combobox';
import { Check, ChevronDown, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { cx } from './cx';
import { useField } from './field';
import { CONTROL } from './inputs';
import { ITEM, type Option, POPUP } from './select';

interface ComboboxProps {
  options: readonly Option[];
  value: Option | null;
  onValueChange: (value: Option | null) => void;
  /** Where the server searches: gets what is typed; `options` are then what it found. */
  onSearch?: (text: string) => void;
  loading?: boolean;
  placeholder?: string;
  disabled?: boolean;
  className?: string;
  'aria-label'?: string;
}

/** One of many, found by typing. */
export function Combobox({
  options,
  value,
  onValueChange,
  onSearch,
  loading = false,
  placeholder,
  disabled = false,
  className,
  'aria-label': ariaLabel,
}: ComboboxProps) {
  const { t } = useTranslation('shared');
  const field = useField();
  return (
    <Base.Root
      items={options}
      value={value}
      onValueChange={(next: Option | null) => onValueChange(next)}
      isItemEqualToValue={(one: Option, other: Option) => one.value === other.value}
      disabled={disabled}
      {...(onSearch === undefined ? {} : { filter: null, onInputValueChange: onSearch })}
    >
      <Base.InputGroup className={cx('relative', className)}>
        <Base.Input
          id={field?.control}
          aria-label={ariaLabel}
          aria-labelledby={ariaLabel === undefined ? field?.label : undefined}
          aria-describedby={field?.describedBy}
          aria-invalid={field?.invalid || undefined}
          placeholder={placeholder}
          className={cx(CONTROL, 'h-9 pe-16 pointer-coarse:h-11')}
        />
        <div className="absolute inset-y-0 end-1 flex items-center">
          <Base.Clear aria-label={t('clear')} className="flex size-7 items-center justify-center rounded-sm text-muted">
            <X aria-hidden="true" className="size-4" />
          </Base.Clear>
          <Base.Trigger
            aria-label={t('open')}
            className="flex size-7 items-center justify-center rounded-sm text-muted"
          >
            <ChevronDown aria-hidden="true" className="size-4" />
          </Base.Trigger>
        </div>
      </Base.InputGroup>
      <Base.Portal>
        <Base.Positioner sideOffset={4} className="z-50">
          <Base.Popup className={POPUP}>
            <Base.Status className="sr-only">{loading ? t('loading') : ''}</Base.Status>
            <Base.Empty>
              <div className="px-3 py-2 text-muted">{loading ? t('loading') : t('nothingFound')}</div>
            </Base.Empty>
            <Base.List className="max-h-80 overflow-y-auto p-1 empty:p-0">
              {(option: Option) => (
                <Base.Item key={option.value} value={option} disabled={option.disabled ?? false} className={ITEM}>
                  <span className="min-w-0">{option.label}</span>
                  <Base.ItemIndicator>
                    <Check aria-hidden="true" className="size-4 text-accent" />
                  </Base.ItemIndicator>
                </Base.Item>
              )}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
