import { useMutation, useQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { authorizedFetch } from '@/shared/api/client';
import { isProblem, Problem } from '@/shared/api/problem';
import { useCurrentApp } from '@/shared/current-app';
import { JobFailure } from '@/shared/platform/job-failure';
import { saveAs } from '@/shared/platform/log-view';
import { PeopleOf } from '@/shared/platform/people';
import { ResourceDetail } from '@/shared/platform/resource-detail';
import { StateBadge } from '@/shared/platform/state-badge';
import { useSearchState } from '@/shared/search-state';
import { Button, LinkButton } from '@/shared/ui/button';
import { Card } from '@/shared/ui/card';
import { Page } from '@/shared/ui/page';
import { ProblemNotice } from '@/shared/ui/problem-notice';
import { EmptyState, SkeletonPage } from '@/shared/ui/states';
import { Tabs } from '@/shared/ui/tabs';
import { DiffView } from './diff-view';
import { FileBrowser } from './file-browser';
import { type Generation, generationQuery } from './queries';

async function download(generation: Generation, app: string): Promise<void> {
  const response = await authorizedFetch(`/api/v1/generations/${generation.id}/archive`);
  if (!response.ok) {
    throw await Problem.of(response);
  }
  saveAs(await response.blob(), `${app}-${generation.target}-v${generation.version}.zip`);
}

/** The code of one generation: its files, what changed in it, and all of it as an archive. */
export function Component() {
  const { t } = useTranslation('generations');
  const { app } = useCurrentApp();
  const id = useParams()['generation'] ?? '';
  const generation = useQuery(generationQuery(id));
  const [tab, setTab] = useSearchState('tab', 'files');
  const archive = useMutation({ mutationFn: (one: Generation) => download(one, app.slug) });
  const back = <LinkButton to={`/apps/${app.slug}/generations`}>{t('all')}</LinkButton>;
  if (generation.isError) {
    return (
      <Page title={t('one')}>
        {isProblem(generation.error) && generation.error.status < 500 && generation.error.status >= 400 ? (
          <EmptyState title={t('gone')} actions={back} />
        ) : (
          <ProblemNotice problem={generation.error} onRetry={() => void generation.refetch()} />
        )}
      </Page>
    );
  }
  if (generation.data === undefined) {
    return <SkeletonPage />;
  }
  const one = generation.data;
  const hasFiles = one.state === 'succeeded';
  const tabs = [
    { value: 'files', label: t('files'), content: <FileBrowser generation={one.id} /> },
    { value: 'diff', label: t('diff.title'), content: <DiffView app={app.slug} generation={one} /> },
    {
      value: 'about',
      label: t('about'),
      content: (
        <Card>
          <ResourceDetail name="generation" row={{ ...one }} hidden={['app', 'error', 'state']} />
        </Card>
      ),
    },
  ].filter((entry) => hasFiles || entry.value === 'about');
  return (
    <PeopleOf value={app.workspace}>
      <Page
        title={t('titleOf', { target: t(`target.${one.target}`, { defaultValue: one.target }), number: one.version })}
        badges={
          <>
            <StateBadge state={one.state} />
            {one.merge && <StateBadge state={one.merge.state} />}
          </>
        }
        actions={
          <>
            {back}
            {hasFiles && (
              <Button icon={Download} busy={archive.isPending} onClick={() => archive.mutate(one)}>
                {t('download')}
              </Button>
            )}
          </>
        }
      >
        {archive.isError && <ProblemNotice problem={archive.error} />}
        {one.error && <JobFailure error={one.error} />}
        <Tabs
          label={t('one')}
          tabs={tabs}
          value={tabs.some((entry) => entry.value === tab) ? tab : (tabs[0]?.value ?? 'about')}
          onValueChange={setTab}
        />
      </Page>
    </PeopleOf>
  );
}
