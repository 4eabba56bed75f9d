import { useQuery, useQueryClient } from '@tanstack/react-query';
import { ExternalLink, Rocket } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import type { Schemas } from '@/shared/api/client';
import { useCurrentApp } from '@/shared/current-app';
import { isOver, jobQuery } from '@/shared/platform/jobs';
import { PeopleOf } from '@/shared/platform/people';
import { isAtLeast, type Role, useRole } from '@/shared/platform/rights';
import { StateBadge } from '@/shared/platform/state-badge';
import { useSearchState } from '@/shared/search-state';
import { Button, LinkButton } from '@/shared/ui/button';
import { Page } from '@/shared/ui/page';
import { ProblemNotice } from '@/shared/ui/problem-notice';
import { EmptyState, Skeleton, SkeletonPage } from '@/shared/ui/states';
import { Tabs } from '@/shared/ui/tabs';
import { About } from './about';
import { Alerts } from './alerts';
import { DeployDialog } from './deploy-dialog';
import { DeploymentLog } from './deployment-log';
import { DeploymentMenu } from './deployment-menu';
import { PromoteDialog } from './promote-dialog';
import { type Deployment, deploymentsQuery } from './queries';
import { Releases } from './releases';
import { UnderWay } from './under-way';

// uPlot comes with it.
const Charts = lazy(() => import('./charts'));

/** One environment: what serves there, how it does, and what can be done with it. */
export function Component() {
  const { t } = useTranslation('deploy');
  const { app, version } = useCurrentApp();
  const environment = useParams()['environment'] ?? '';
  const role = useRole(app.workspace);
  const deployments = useQuery(deploymentsQuery(app.slug));
  if (deployments.isError) {
    return (
      <Page title={environment}>
        <ProblemNotice problem={deployments.error} onRetry={() => void deployments.refetch()} />
      </Page>
    );
  }
  if (deployments.data === undefined) {
    return <SkeletonPage />;
  }
  const deployment = deployments.data.items.find((one) => one.environment === environment);
  if (deployment === undefined) {
    return (
      <Page title={environment}>
        <EmptyState
          title={t('gone.title')}
          actions={<LinkButton to={`/apps/${app.slug}/deployments`}>{t('gone.action')}</LinkButton>}
        >
          {t('gone.text')}
        </EmptyState>
      </Page>
    );
  }
  return (
    <PeopleOf value={app.workspace}>
      <Environment app={app.slug} live={version} role={role} deployment={deployment} all={deployments.data.items} />
    </PeopleOf>
  );
}

interface EnvironmentProps {
  app: string;
  live: Schemas['Version'] | undefined;
  role: Role | undefined;
  deployment: Deployment;
  all: readonly Deployment[];
}

function Environment({ app, live, role, deployment, all }: EnvironmentProps) {
  const { t } = useTranslation('deploy');
  const navigate = useNavigate();
  const cache = useQueryClient();
  const [dialog, setDialog] = useState<'deploy' | 'promote'>();
  const [steering, setSteering] = useState<string>();
  const mayChange = isAtLeast(role, 'operator');
  const serves = deployment.release !== null;
  const job = deployment.job ?? steering;
  const followed = useQuery({ ...jobQuery(job ?? ''), enabled: job !== undefined });
  // The platform notices a job that was given up a little later.
  const isGivenUp = isOver(followed.data) && followed.data?.state !== 'succeeded';
  const state = isGivenUp && deployment.state === 'deploying' ? 'failed' : deployment.state;
  const goTo = (environment: string) => void navigate(`/apps/${app}/deployments/${encodeURIComponent(environment)}`);
  const refresh = () =>
    Promise.all([
      cache.invalidateQueries({ queryKey: ['apps', app, 'deployments'] }),
      cache.invalidateQueries({ queryKey: ['deployments', deployment.id] }),
    ]);
  return (
    <Page
      title={deployment.environment}
      badges={
        <>
          <StateBadge state={state} />
          {deployment.state === 'running' && <StateBadge state={deployment.health} />}
        </>
      }
      description={t('where', {
        target: t(`target.${deployment.target}`, { defaultValue: deployment.target }),
        release: deployment.release
          ? t('release.of', { number: deployment.release.number, version: deployment.release.version })
          : t('release.none'),
      })}
      actions={
        <>
          {deployment.state === 'running' && serves && /^https?:\/\//.test(deployment.url) && (
            <LinkButton kind="primary" icon={ExternalLink} to={deployment.url} target="_blank" rel="noopener">
              {t('open')}
            </LinkButton>
          )}
          {mayChange && live !== undefined && (
            <Button kind={serves ? 'secondary' : 'primary'} icon={Rocket} onClick={() => setDialog('deploy')}>
              {t('deploy.again', { number: live.number })}
            </Button>
          )}
          {mayChange && (
            <DeploymentMenu
              app={app}
              deployment={deployment}
              onPromote={serves ? () => setDialog('promote') : undefined}
              onJob={(id) => {
                setSteering(id);
                void refresh();
              }}
              onDeleted={() => void navigate(`/apps/${app}/deployments`)}
            />
          )}
        </>
      }
    >
      <UnderWay deployment={deployment} job={job} mayChange={mayChange} onEnd={() => void refresh()} />
      <EnvironmentTabs app={app} role={role} deployment={deployment} onJob={setSteering} />
      {dialog === 'deploy' && live !== undefined && (
        <DeployDialog
          app={app}
          live={live.number}
          deployments={all}
          environment={deployment.environment}
          onClose={() => setDialog(undefined)}
          onDeployed={goTo}
        />
      )}
      {dialog === 'promote' && (
        <PromoteDialog
          app={app}
          from={deployment}
          others={all.filter((one) => one.id !== deployment.id && one.target === deployment.target)}
          onClose={() => setDialog(undefined)}
          onDeployed={goTo}
        />
      )}
    </Page>
  );
}

interface EnvironmentTabsProps {
  app: string;
  role: Role | undefined;
  deployment: Deployment;
  onJob: (job: string) => void;
}

function EnvironmentTabs({ app, role, deployment, onJob }: EnvironmentTabsProps) {
  const { t } = useTranslation('deploy');
  const [tab, setTab] = useSearchState('tab', 'releases');
  const tabs = [
    {
      value: 'releases',
      label: t('tabs.releases'),
      content: <Releases deployment={deployment} role={role} onJob={onJob} />,
    },
    {
      value: 'charts',
      label: t('tabs.charts'),
      content: (
        <Suspense fallback={<Skeleton className="h-64" />}>
          <Charts deployment={deployment.id} />
        </Suspense>
      ),
    },
    { value: 'log', label: t('tabs.log'), content: <DeploymentLog deployment={deployment} /> },
    { value: 'alerts', label: t('tabs.alerts'), content: <Alerts app={app} deployment={deployment.id} /> },
    { value: 'about', label: t('tabs.about'), content: <About deployment={deployment} role={role} /> },
  ];
  return (
    <Tabs
      label={t('tabs.label', { environment: deployment.environment })}
      tabs={tabs}
      value={tabs.some((one) => one.value === tab) ? tab : 'releases'}
      onValueChange={setTab}
    />
  );
}
