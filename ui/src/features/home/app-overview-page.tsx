import { useTranslation } from 'react-i18next';
import { useCurrentApp } from '@/shared/current-app';
import { Card } from '@/shared/ui/card';
import { CopyButton } from '@/shared/ui/copy-button';
import { Page } from '@/shared/ui/page';
import { DateTime, RelativeTime } from '@/shared/ui/time';

/** Where an app stands. */
export function Component() {
  const { t } = useTranslation('home');
  const { app, version } = useCurrentApp();
  const api = `${window.location.origin}/api/v1/apps/${app.slug}`;
  return (
    <Page title={app.name}>
      <div className="grid items-start gap-4 md:grid-cols-2">
        <Card title={t('overview.published')}>
          {version === undefined ? (
            <p className="text-muted">{t('overview.unpublished')}</p>
          ) : (
            <div className="flex flex-col gap-1">
              <p className="font-medium">{t('version', { number: version.number })}</p>
              {version.message !== '' && <p>{version.message}</p>}
              <p className="text-sm text-muted">
                <RelativeTime value={version.publishedAt} />
              </p>
            </div>
          )}
        </Card>
        <Card title={t('overview.about')}>
          <dl className="grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-4 gap-y-1">
            <dt className="text-muted">{t('overview.slug')}</dt>
            <dd className="font-mono text-sm">{app.slug}</dd>
            <dt className="text-muted">{t('overview.created')}</dt>
            <dd>
              <DateTime value={app.createdAt} />
            </dd>
            <dt className="text-muted">{t('overview.api')}</dt>
            <dd className="flex min-w-0 items-center gap-1">
              <code className="min-w-0 truncate font-mono text-sm">{api}</code>
              <CopyButton text={api} label={t('overview.copyApi')} />
            </dd>
          </dl>
        </Card>
      </div>
    </Page>
  );
}
