import { type ReactNode, useEffect } from 'react';
import { cx } from './cx';

interface PageProps {
  title: string;
  /** Behind the title: states and counts. */
  badges?: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  /** Uses the whole room, without a margin: for canvases and grids. */
  full?: boolean;
  children: ReactNode;
}

/** What each page consists of: a title, which the window bears too, what can be done, and the rest. */
export function Page({ title, badges, description, actions, full = false, children }: PageProps) {
  useTitle(title);
  return (
    <div className={cx('flex min-h-full flex-col', full ? 'h-full' : 'mx-auto w-full max-w-6xl gap-4 p-4 md:p-6')}>
      <header
        className={cx(
          'flex flex-wrap items-center justify-between gap-x-4 gap-y-2',
          full && 'border-b border-line px-4 py-2',
        )}
      >
        <div className="min-w-0">
          <div className="flex flex-wrap items-center gap-2">
            <h1 className="text-xl font-semibold">{title}</h1>
            {badges}
          </div>
          {description && <p className="mt-1 text-muted">{description}</p>}
        </div>
        {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
      </header>
      {full ? <div className="min-h-0 flex-1">{children}</div> : children}
    </div>
  );
}

/** The title of the window, which screen readers say when the page changes. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Modelwright`;
  }, [title]);
}
