import { FileCode } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCurrentApp } from '@/shared/current-app';
import { formatBytes, useLanguage } from '@/shared/format';
import { PeopleOf } from '@/shared/platform/people';
import { ResourceList } from '@/shared/platform/resource-list';
import { isAtLeast, useRole } from '@/shared/platform/rights';
import { Button, LinkButton } from '@/shared/ui/button';
import { Page } from '@/shared/ui/page';
import { EmptyState } from '@/shared/ui/states';
import { Repository } from './repository';
import { StartDialog } from './start-dialog';

const LIVE_MILLIS = 3_000;

/** The code that was made of versions, and the repository in which it lives on. */
export function Component() {
  const { t } = useTranslation('generations');
  const language = useLanguage();
  const { app, version } = useCurrentApp();
  const role = useRole(app.workspace);
  const [open, setOpen] = useState(false);
  const button = isAtLeast(role, 'builder') && version !== undefined && (
    <Button kind="primary" icon={FileCode} onClick={() => setOpen(true)}>
      {t('start.action')}
    </Button>
  );
  return (
    <PeopleOf value={app.workspace}>
      <Page title={t('app:nav.generations')} description={t('text')} actions={button}>
        {version === undefined ? (
          <EmptyState
            icon={FileCode}
            title={t('unpublished.title')}
            actions={
              <LinkButton kind="primary" to={`/apps/${app.slug}/model`}>
                {t('unpublished.action')}
              </LinkButton>
            }
          />
        ) : (
          <>
            <ResourceList
              name="generation"
              variables={{ app: app.slug }}
              role={role}
              columns={['target', 'state', 'version', 'files', 'size', 'author', 'createdAt']}
              cells={{
                target: (row) => t(`target.${String(row['target'])}`, { defaultValue: String(row['target']) }),
                size: (row) => (row['size'] === null ? undefined : formatBytes(Number(row['size']), language)),
              }}
              linkTo={(row) => `/apps/${app.slug}/generations/${String(row['id'])}`}
              operations={['delete']}
              refetchMillis={LIVE_MILLIS}
              empty={{ icon: FileCode, title: t('none.title'), text: t('none.text') }}
            />
            <Repository app={app.slug} />
          </>
        )}
        {open && version !== undefined && (
          <StartDialog app={app.slug} live={version.number} onClose={() => setOpen(false)} />
        )}
      </Page>
    </PeopleOf>
  );
}
