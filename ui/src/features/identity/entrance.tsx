import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useTitle } from '@/shared/ui/page';

interface EntranceProps {
  title: string;
  description?: ReactNode;
  /** Below the form: where else one may want to go. */
  footer?: ReactNode;
  children: ReactNode;
}

/** The page of those who are not signed in. */
export function Entrance({ title, description, footer, children }: EntranceProps) {
  const { t } = useTranslation('identity');
  useTitle(title);
  return (
    <main className="flex min-h-dvh flex-col items-center justify-center gap-6 p-4">
      <p className="flex items-center gap-2 text-xl font-semibold">
        <img src="/favicon.svg" alt="" className="size-8" />
        {t('product')}
      </p>
      <div className="w-full max-w-sm rounded-lg border border-line bg-surface p-6">
        <h1 className="text-2xl font-semibold">{title}</h1>
        {description && <p className="mt-1 text-muted">{description}</p>}
        <div className="mt-4">{children}</div>
      </div>
      {footer && <div className="flex flex-col items-center gap-2 text-muted">{footer}</div>}
    </main>
  );
}
