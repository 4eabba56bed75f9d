import { Eye, EyeOff } from 'lucide-react';
import { type ComponentProps, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from './button';
import { cx } from './cx';
import { useFieldAttributes } from './field';

/** How everything looks that one writes into. */
export const CONTROL =
  'w-full min-w-0 rounded-md border border-control bg-surface px-3 text-ink placeholder:text-muted aria-invalid:border-danger disabled:opacity-50 [&[readonly]]:bg-sunken';

export function TextInput({ className, type = 'text', ...rest }: ComponentProps<'input'>) {
  return (
    <input
      type={type}
      {...useFieldAttributes()}
      {...rest}
      className={cx(CONTROL, 'h-9 pointer-coarse:h-11', className)}
    />
  );
}

export function Textarea({ className, rows = 4, ...rest }: ComponentProps<'textarea'>) {
  return <textarea rows={rows} {...useFieldAttributes()} {...rest} className={cx(CONTROL, 'py-2', className)} />;
}

/** A password that one can look at. */
export function PasswordInput({ className, ...rest }: Omit<ComponentProps<'input'>, 'type'>) {
  const { t } = useTranslation('shared');
  const [shown, setShown] = useState(false);
  return (
    <div className={cx('relative', className)}>
      <TextInput
        {...rest}
        type={shown ? 'text' : 'password'}
        className="pe-11"
        spellCheck={false}
        autoCapitalize="none"
      />
      <IconButton
        icon={shown ? EyeOff : Eye}
        label={shown ? t('hidePassword') : t('showPassword')}
        aria-pressed={shown}
        size="small"
        className="absolute end-0.5 top-0.5 pointer-coarse:top-0"
        onClick={() => setShown(!shown)}
      />
    </div>
  );
}
