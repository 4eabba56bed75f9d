import { useQuery } from '@tanstack/react-query';
import { CircleCheck, PencilRuler } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Schemas } from '@/shared/api/client';
import { queries } from '@/shared/api/queries';
import { Badge } from '@/shared/ui/badge';
import { Button } from '@/shared/ui/button';
import { RelativeTime } from '@/shared/ui/time';

type App = Schemas['App'];

// Each card asks for the versions of its app.
const STEP = 24;

export function AppCards({ apps }: { apps: readonly App[] }) {
  const { t } = useTranslation('home');
  const [shown, setShown] = useState(STEP);
  return (
    <>
      <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {apps.slice(0, shown).map((app) => (
          <li key={app.id}>
            <AppCard app={app} />
          </li>
        ))}
      </ul>
      {apps.length > shown && (
        <Button className="self-center" onClick={() => setShown(shown + STEP)}>
          {t('more', { count: apps.length - shown })}
        </Button>
      )}
    </>
  );
}

function AppCard({ app }: { app: App }) {
  const { t } = useTranslation('home');
  const versions = useQuery(queries.versions(app.slug));
  const newest = versions.data?.items[0];
  return (
    <div className="relative flex h-full min-h-28 flex-col gap-1 rounded-lg border border-line bg-surface p-4 hover:border-control">
      <Link
        to={`/apps/${app.slug}`}
        className="line-clamp-2 text-lg font-semibold after:absolute after:inset-0 after:rounded-lg hover:underline"
      >
        {app.name}
      </Link>
      <p className="truncate font-mono text-sm text-muted">{app.slug}</p>
      <div className="mt-auto flex flex-wrap items-center justify-between gap-2 pt-2 text-sm text-muted">
        {versions.isSuccess ? (
          <Badge tone={newest ? 'ok' : 'neutral'} icon={newest ? CircleCheck : PencilRuler}>
            {newest ? t('version', { number: newest.number }) : t('draftOnly')}
          </Badge>
        ) : (
          <span className="h-5" />
        )}
        <RelativeTime value={newest?.publishedAt ?? app.createdAt} />
      </div>
    </div>
  );
}
