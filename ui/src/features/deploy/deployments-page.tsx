import { useQuery } from '@tanstack/react-query';
import { ExternalLink, Rocket } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useCurrentApp } from '@/shared/current-app';
import { PeopleOf } from '@/shared/platform/people';
import { ResourceList } from '@/shared/platform/resource-list';
import { isAtLeast, useRole } from '@/shared/platform/rights';
import { Button, LinkButton } from '@/shared/ui/button';
import { Card } from '@/shared/ui/card';
import { Page } from '@/shared/ui/page';
import { EmptyState } from '@/shared/ui/states';
import { Alerts } from './alerts';
import { DeployDialog } from './deploy-dialog';
import { DiskUse } from './disk-use';
import { type Deployment, deploymentsQuery } from './queries';

/** Where an app runs, and the button that makes it run. */
export function Component() {
  const { t } = useTranslation('deploy');
  const { app, version } = useCurrentApp();
  const role = useRole(app.workspace);
  const navigate = useNavigate();
  const deployments = useQuery(deploymentsQuery(app.slug));
  const [open, setOpen] = useState(false);
  const mayDeploy = isAtLeast(role, 'operator') && version !== undefined;
  const button = mayDeploy && (
    <Button kind="primary" icon={Rocket} onClick={() => setOpen(true)}>
      {t('deploy.action')}
    </Button>
  );
  const some = (deployments.data?.items.length ?? 0) > 0;
  return (
    <PeopleOf value={app.workspace}>
      <Page title={t('app:nav.deployments')} description={t('text')} actions={some && button}>
        {version === undefined && !some ? (
          <EmptyState
            icon={Rocket}
            title={t('unpublished.title')}
            actions={
              <LinkButton kind="primary" to={`/apps/${app.slug}/model`}>
                {t('unpublished.action')}
              </LinkButton>
            }
          >
            {t('unpublished.text')}
          </EmptyState>
        ) : (
          <ResourceList
            name="deployment"
            variables={{ app: app.slug }}
            role={role}
            columns={['environment', 'state', 'health', 'target', 'release', 'url']}
            cells={{
              url: (row) => row['release'] !== null && <OpenLink deployment={row as unknown as Deployment} />,
            }}
            linkTo={(row) => `/apps/${app.slug}/deployments/${encodeURIComponent(String(row['environment']))}`}
            operations={[]}
            refetchMillis={5_000}
            empty={{ icon: Rocket, title: t('none.title'), text: t('none.text'), actions: button }}
          />
        )}
        {some && (
          <div className="grid items-start gap-4 lg:grid-cols-2">
            <Card title={t('alerts.title')}>
              <Alerts app={app.slug} />
            </Card>
            <DiskUse />
          </div>
        )}
        {open && version !== undefined && (
          <DeployDialog
            app={app.slug}
            live={version.number}
            deployments={deployments.data?.items ?? []}
            onClose={() => setOpen(false)}
            onDeployed={(environment) =>
              void navigate(`/apps/${app.slug}/deployments/${encodeURIComponent(environment)}`)
            }
          />
        )}
      </Page>
    </PeopleOf>
  );
}

/** Addresses come from the server; what is no web address is no link. */
export function OpenLink({ deployment, label }: { deployment: Deployment; label?: string }) {
  return /^https?:\/\//.test(deployment.url) ? (
    <a
      href={deployment.url}
      target="_blank"
      rel="noopener noreferrer"
      className="inline-flex items-center gap-1 text-accent underline"
    >
      {label ?? deployment.url}
      <ExternalLink aria-hidden="true" className="size-3.5 shrink-0" />
    </a>
  ) : (
    deployment.url
  );
}
