import { useQueryClient } from '@tanstack/react-query';
import { Ban } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { api, content } from '@/shared/api/client';
import { isProblem } from '@/shared/api/problem';
import { JobFailure } from '@/shared/platform/job-failure';
import { JobProgress } from '@/shared/platform/job-progress';
import { isOver, type Job, jobQuery, useJob } from '@/shared/platform/jobs';
import { LogView } from '@/shared/platform/log-view';
import { resourceKey } from '@/shared/platform/models';
import { ResourceDetail } from '@/shared/platform/resource-detail';
import { RetryJob } from '@/shared/platform/retry-job';
import { Button, LinkButton } from '@/shared/ui/button';
import { Card } from '@/shared/ui/card';
import { ConfirmDialog } from '@/shared/ui/dialog';
import { Page } from '@/shared/ui/page';
import { ProblemNotice } from '@/shared/ui/problem-notice';
import { EmptyState, SkeletonPage } from '@/shared/ui/states';
import { JobState, useKindName } from './job-words';

/** One job as it goes, with all that it said. */
export function Component() {
  const { t } = useTranslation('jobs');
  const id = useParams()['job'] ?? '';
  const [round, setRound] = useState(0);
  // A job that begins anew tells its story from the start.
  return <JobDetail key={`${id} ${round}`} id={id} back={t('all')} onAgain={() => setRound(round + 1)} />;
}

function JobDetail({ id, back, onAgain }: { id: string; back: string; onAgain: () => void }) {
  const { t } = useTranslation('jobs');
  const { job, log, live, error, retry } = useJob(id);
  const kindName = useKindName();
  if (error) {
    return (
      <Page title={t('job')}>
        {isProblem(error) && (error.status === 404 || error.status === 422 || error.status === 400) ? (
          <EmptyState title={t('gone')} actions={<LinkButton to="/jobs">{back}</LinkButton>} />
        ) : (
          <ProblemNotice problem={error} onRetry={retry} />
        )}
      </Page>
    );
  }
  if (job === undefined) {
    return <SkeletonPage />;
  }
  return (
    <Page
      title={kindName(job.kind)}
      badges={<JobState job={job} />}
      actions={
        <>
          <LinkButton to="/jobs">{back}</LinkButton>
          <JobActions job={job} onAgain={onAgain} />
        </>
      }
    >
      {job.error && <JobFailure error={job.error} />}
      <Card>
        <JobProgress job={job} log={log} />
      </Card>
      <Card title={t('log')}>
        <LogView
          buffer={log}
          label={t('log')}
          live={isOver(job) ? undefined : live}
          fileName={`${job.kind}-${job.id}.log`}
          empty={isOver(job) ? t('logEmpty') : t('logWaits')}
        />
      </Card>
      <Card title={t('details')}>
        <ResourceDetail name="job" row={{ ...job }} hidden={['error', 'progress', 'state']} />
      </Card>
    </Page>
  );
}

function JobActions({ job, onAgain }: { job: Job; onAgain: () => void }) {
  const { t } = useTranslation('jobs');
  const cache = useQueryClient();
  const [asks, setAsks] = useState(false);
  const params = { params: { path: { job: job.id } } };

  async function take(changed: Job) {
    cache.setQueryData(jobQuery(job.id).queryKey, changed);
    await cache.invalidateQueries({ queryKey: resourceKey('job') });
  }

  if (!isOver(job)) {
    return (
      <>
        <Button icon={Ban} onClick={() => setAsks(true)}>
          {t('cancel.action')}
        </Button>
        <ConfirmDialog
          open={asks}
          onOpenChange={setAsks}
          title={t('cancel.title')}
          confirmLabel={t('cancel.action')}
          onConfirm={async () => take(await content(api.POST('/api/v1/jobs/{job}/cancel', params)))}
        >
          <p>{t('cancel.text')}</p>
        </ConfirmDialog>
      </>
    );
  }
  return job.state === 'succeeded' ? null : <RetryJob job={job} onAgain={onAgain} />;
}
