import type { LucideIcon } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from './cx';

interface EmptyStateProps {
  icon?: LucideIcon;
  /** One sentence. */
  title: string;
  children?: ReactNode;
  /** The one thing to do, first; others behind it. */
  actions?: ReactNode;
}

export function EmptyState({ icon: Icon, title, children, actions }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center gap-3 rounded-lg border border-dashed border-control px-6 py-12 text-center">
      {Icon && <Icon aria-hidden="true" className="size-8 text-muted" />}
      <p className="text-lg font-medium">{title}</p>
      {children && <div className="max-w-prose text-muted">{children}</div>}
      {actions && <div className="mt-2 flex flex-wrap justify-center gap-2">{actions}</div>}
    </div>
  );
}

const PATIENCE_MILLIS = 150;

/** Nothing at first: what comes soon needs no skeleton that flashes. */
export function Delayed({ children }: { children: ReactNode }) {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), PATIENCE_MILLIS);
    return () => clearTimeout(timer);
  }, []);
  return late ? children : null;
}

/** The grey shape of a text or box that is on its way. */
export function Skeleton({ className }: { className?: string }) {
  return <div className={cx('animate-pulse rounded-sm bg-line', className ?? 'h-5 w-full')} />;
}

interface SkeletonPageProps {
  rows?: number;
}

/** The shape of a page with a title and a list. */
export function SkeletonPage({ rows = 5 }: SkeletonPageProps) {
  const { t } = useTranslation('shared');
  return (
    <Delayed>
      <div role="status" className="flex flex-col gap-3 p-6">
        <span className="sr-only">{t('loading')}</span>
        <Skeleton className="h-7 w-56" />
        {Array.from({ length: rows }, (_, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: they are all the same
          <Skeleton key={row} className="h-10 w-full" />
        ))}
      </div>
    </Delayed>
  );
}
