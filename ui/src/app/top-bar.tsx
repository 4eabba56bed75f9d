import { useQuery } from '@tanstack/react-query';
import { CircleUser, Keyboard, Search } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { queries } from '@/shared/api/queries';
import { keysText } from '@/shared/shortcuts';
import { Badge } from '@/shared/ui/badge';
import { IconButton } from '@/shared/ui/button';

// Comes when somebody opens it.
const PersonMenu = lazy(() => import('./person-menu'));

interface TopBarProps {
  app: string | undefined;
  onPalette: () => void;
  onShortcuts: () => void;
}

export function TopBar({ app, onPalette, onShortcuts }: TopBarProps) {
  const { t } = useTranslation('app');
  return (
    <header className="flex h-12 items-center gap-2 border-b border-line bg-surface px-3 md:px-4">
      <Link to="/" className="shrink-0 md:hidden" aria-label={t('name')}>
        <img src="/favicon.svg" alt="" className="size-7" />
      </Link>
      <div className="min-w-0 flex-1">{app !== undefined && <Where app={app} />}</div>
      <button
        type="button"
        onClick={onPalette}
        aria-label={t('palette.open')}
        className="hidden h-8 w-56 items-center gap-2 rounded-md border border-control bg-bg px-2 text-muted hover:bg-sunken md:flex"
      >
        <Search aria-hidden="true" className="size-4" />
        <span className="flex-1 truncate text-start">{t('palette.button')}</span>
        <kbd className="font-mono text-xs">{keysText('mod+k')}</kbd>
      </button>
      <IconButton icon={Search} label={t('palette.open')} className="md:hidden" onClick={onPalette} />
      <IconButton
        icon={Keyboard}
        label={t('shortcuts.title')}
        keys="?"
        className="max-md:hidden"
        onClick={onShortcuts}
      />
      <Person />
    </header>
  );
}

/** Which app, and which of its versions is published. */
function Where({ app }: { app: string }) {
  const { t } = useTranslation('app');
  const { data } = useQuery(queries.app(app));
  const versions = useQuery(queries.versions(app));
  const newest = versions.data?.items[0];
  return (
    <div className="flex items-center gap-2">
      <Link to={`/apps/${app}`} className="truncate font-medium hover:underline">
        {data?.name ?? app}
      </Link>
      {versions.isSuccess && (
        <Badge tone={newest ? 'ok' : 'neutral'} className="shrink-0">
          {newest ? t('version', { number: newest.number }) : t('unpublished')}
        </Badge>
      )}
    </div>
  );
}

function Person() {
  const { t } = useTranslation('app');
  const [wanted, setWanted] = useState(false);
  const button = (
    <IconButton icon={CircleUser} label={t('personMenu')} aria-haspopup="menu" onClick={() => setWanted(true)} />
  );
  return wanted ? (
    <Suspense fallback={button}>
      <PersonMenu />
    </Suspense>
  ) : (
    button
  );
}
