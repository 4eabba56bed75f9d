import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { queries } from '@/shared/api/queries';
import { JobFailure } from '@/shared/platform/job-failure';
import { JobProgress } from '@/shared/platform/job-progress';
import { useJob } from '@/shared/platform/jobs';
import { LinkButton } from '@/shared/ui/button';
import { Card } from '@/shared/ui/card';
import { Page } from '@/shared/ui/page';
import { ProblemNotice } from '@/shared/ui/problem-notice';

/** An app whose first version is being published and filled with records. Leads to it when that is done. */
export function Filling({ app, job: id }: { app: string; job: string }) {
  const { t } = useTranslation('apps');
  const navigate = useNavigate();
  const cache = useQueryClient();
  const { job, log, error, retry } = useJob(id);
  const isDone = job?.state === 'succeeded';
  useEffect(() => {
    if (isDone) {
      void cache.invalidateQueries({ queryKey: queries.app(app).queryKey });
      void navigate(`/apps/${app}`, { replace: true });
    }
  }, [isDone, app, cache, navigate]);
  const failed = job !== undefined && !isDone && job.error !== null ? job.error : undefined;
  return (
    <Page
      title={t('filling.title')}
      description={t('filling.text')}
      actions={<LinkButton to={`/apps/${app}`}>{t('filling.open')}</LinkButton>}
    >
      {error && <ProblemNotice problem={error} onRetry={retry} />}
      {failed && <JobFailure error={failed}>{t('filling.failed')}</JobFailure>}
      {job && (
        <Card>
          <JobProgress job={job} log={log} />
        </Card>
      )}
    </Page>
  );
}
