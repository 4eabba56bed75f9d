import type { LucideIcon } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import { Link, type LinkProps } from 'react-router';
import { cx } from './cx';
import { Tooltip } from './tooltip';

type Kind = 'primary' | 'secondary' | 'quiet' | 'danger';
type Size = 'medium' | 'small';

const BASE =
  'inline-flex items-center justify-center gap-2 rounded-md border font-medium whitespace-nowrap select-none transition-colors duration-120 aria-disabled:opacity-50 disabled:opacity-50';

const KINDS: Record<Kind, string> = {
  primary: 'border-transparent bg-accent text-on-accent enabled:hover:brightness-110 enabled:active:brightness-95',
  secondary: 'border-control bg-surface text-ink enabled:hover:bg-sunken enabled:active:bg-line',
  quiet: 'border-transparent bg-transparent text-ink enabled:hover:bg-sunken enabled:active:bg-line',
  danger: 'border-transparent bg-danger text-on-danger enabled:hover:brightness-110 enabled:active:brightness-95',
};

// 44 px where fingers point.
const SIZES: Record<Size, string> = {
  medium: 'h-9 px-3 pointer-coarse:h-11',
  small: 'h-8 px-2 text-sm pointer-coarse:h-11 pointer-coarse:px-3',
};

interface Looks {
  kind?: Kind;
  size?: Size;
  icon?: LucideIcon | undefined;
}

interface ButtonProps extends Omit<ComponentProps<'button'>, 'type'>, Looks {
  type?: 'button' | 'submit';
  /** What was asked for is on its way: the label stays, further clicks do nothing. */
  busy?: boolean | undefined;
  children: ReactNode;
}

export function Button({
  kind = 'secondary',
  size = 'medium',
  icon: Icon,
  busy = false,
  type = 'button',
  className,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={busy ? 'button' : type}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={busy ? undefined : onClick}
      className={cx(BASE, KINDS[kind], SIZES[size], busy && 'cursor-progress', className)}
    >
      {Icon && <Icon aria-hidden="true" className="size-4 shrink-0" />}
      {children}
    </button>
  );
}

interface LinkButtonProps extends LinkProps, Looks {}

/** Goes somewhere, and looks like a button. */
export function LinkButton({
  kind = 'secondary',
  size = 'medium',
  icon: Icon,
  className,
  children,
  ...rest
}: LinkButtonProps) {
  const looks = KINDS[kind].replaceAll('enabled:', '');
  return (
    <Link {...rest} className={cx(BASE, looks, SIZES[size], className as string | undefined)}>
      {Icon && <Icon aria-hidden="true" className="size-4 shrink-0" />}
      {children as ReactNode}
    </Link>
  );
}

interface IconButtonProps extends Omit<ComponentProps<'button'>, 'type' | 'children'> {
  icon: LucideIcon;
  /** Its name, and its tooltip. */
  label: string;
  keys?: string | undefined;
  kind?: Kind;
  size?: Size;
}

export function IconButton({
  icon: Icon,
  label,
  keys,
  kind = 'quiet',
  size = 'medium',
  className,
  ...rest
}: IconButtonProps) {
  return (
    <Tooltip text={label} keys={keys}>
      <button
        {...rest}
        type="button"
        aria-label={label}
        className={cx(
          BASE,
          KINDS[kind],
          size === 'medium' ? 'size-9' : 'size-8',
          'shrink-0 pointer-coarse:size-11',
          className,
        )}
      >
        <Icon aria-hidden="true" className="size-4" />
      </button>
    </Tooltip>
  );
}
