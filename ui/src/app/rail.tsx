import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, NavLink } from 'react-router';
import { queries } from '@/shared/api/queries';
import type { NavEntry } from '@/shared/feature';
import { cx } from '@/shared/ui/cx';
import { navOf } from './features';

interface RailProps {
  /** The slug of the app that one is in. */
  app: string | undefined;
  className: string;
}

function path(entry: NavEntry, app: string | undefined): string {
  return entry.area === 'app' ? `/apps/${app}${entry.to === '' ? '' : `/${entry.to}`}` : `/${entry.to}`;
}

/** At the side: the places of the workspace, and those of the app that one is in. */
export function Rail({ app, className }: RailProps) {
  const { t } = useTranslation('app');
  return (
    <div className={cx('flex-col gap-4 overflow-y-auto border-e border-line bg-surface p-3', className)}>
      <nav aria-label={t('areas.workspace')} className="flex flex-col gap-4">
        <Link to="/" className="flex h-8 items-center gap-2 rounded-md px-2 text-lg font-semibold">
          <img src="/favicon.svg" alt="" className="size-6" />
          {t('name')}
        </Link>
        <Entries entries={navOf('workspace')} app={app} />
      </nav>
      {app !== undefined && (
        <nav aria-label={t('areas.app')}>
          <AppName app={app} />
          <Entries entries={navOf('app')} app={app} />
        </nav>
      )}
    </div>
  );
}

function AppName({ app }: { app: string }) {
  const { data } = useQuery(queries.app(app));
  return <p className="truncate px-2 pb-1 text-xs font-semibold text-muted">{data?.name ?? app}</p>;
}

function Entries({ entries, app }: { entries: NavEntry[]; app: string | undefined }) {
  const { t } = useTranslation();
  return (
    <ul className="flex flex-col gap-0.5">
      {entries.map((entry) => (
        <li key={entry.id}>
          <NavLink
            to={path(entry, app)}
            // within an app its own places say where one is
            end={entry.to === '' || (entry.area === 'workspace' && app !== undefined)}
            className="flex h-9 items-center gap-3 rounded-md px-2 text-muted hover:bg-sunken hover:text-ink aria-[current=page]:bg-accent-soft aria-[current=page]:font-medium aria-[current=page]:text-accent"
          >
            <entry.icon aria-hidden="true" className="size-4 shrink-0" />
            {t(entry.label)}
          </NavLink>
        </li>
      ))}
    </ul>
  );
}

/** On phones: the places of the app that one is in, else of the workspace. Those that have no room can be reached by scrolling. */
export function BottomBar({ app, className }: RailProps) {
  const { t } = useTranslation();
  const home = navOf('workspace').slice(0, 1);
  const entries = app === undefined ? navOf('workspace') : [...home, ...navOf('app')];
  return (
    <nav aria-label={t('app:areas.main')} className={cx('border-t border-line bg-surface', className)}>
      <ul className="flex overflow-x-auto">
        {entries.map((entry) => (
          <li key={entry.id} className="min-w-16 flex-1">
            <NavLink
              to={path(entry, app)}
              end={entry.to === ''}
              className="flex h-14 flex-col items-center justify-center gap-1 px-1 text-xs text-muted -outline-offset-2 aria-[current=page]:font-medium aria-[current=page]:text-accent"
            >
              <entry.icon aria-hidden="true" className="size-5 shrink-0" />
              <span className="max-w-20 truncate">{t(entry.label)}</span>
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
