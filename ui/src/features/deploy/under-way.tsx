import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { JobFailure } from '@/shared/platform/job-failure';
import { JobProgress } from '@/shared/platform/job-progress';
import { isOver, useJob, useLog } from '@/shared/platform/jobs';
import { LiveBadge } from '@/shared/platform/live-badge';
import { LogView } from '@/shared/platform/log-view';
import { RetryJob } from '@/shared/platform/retry-job';
import { LinkButton } from '@/shared/ui/button';
import { Card } from '@/shared/ui/card';
import { ProblemNotice } from '@/shared/ui/problem-notice';
import { type Deployment, STAGES } from './queries';

interface UnderWayProps {
  deployment: Deployment;
  job: string | undefined;
  mayChange: boolean;
  onEnd: () => void;
}

/** The job that changes a deployment just now: its stages, what it says, and why it failed. */
export function UnderWay(props: UnderWayProps) {
  const [round, setRound] = useState(0);
  // A job that begins anew tells its story from the start.
  return <Story key={`${props.job} ${round}`} {...props} onAgain={() => setRound(round + 1)} />;
}

function Story({ deployment, job: id, mayChange, onEnd, onAgain }: UnderWayProps & { onAgain: () => void }) {
  const { t } = useTranslation('deploy');
  const { job, log, live, error, retry } = useJob(id, onEnd);
  const { lines } = useLog(log);
  if (id === undefined) {
    return null;
  }
  if (error) {
    return <ProblemNotice problem={error} onRetry={retry} />;
  }
  if (job === undefined || job.state === 'succeeded') {
    return null;
  }
  const isRelease = job.kind === 'deploy.release';
  return (
    <Card
      title={isOver(job) ? t('underWay.ended') : t('underWay.title')}
      actions={
        <span className="flex items-center gap-2">
          {!isOver(job) && <LiveBadge state={live} />}
          <LinkButton size="small" to={`/jobs/${id}`}>
            {t('underWay.job')}
          </LinkButton>
        </span>
      }
    >
      <div className="flex flex-col gap-3">
        {job.error && <JobFailure error={job.error} />}
        {isOver(job) && mayChange && (
          <span>
            <RetryJob job={job} onAgain={onAgain} />
          </span>
        )}
        <JobProgress
          job={job}
          log={log}
          known={
            isRelease ? (deployment.data === 'copy' ? [...STAGES.slice(0, 6), 'copy', ...STAGES.slice(6)] : STAGES) : []
          }
        />
        {lines.length > 0 && (
          <details open={job.error !== null}>
            <summary className="cursor-pointer text-accent">{t('underWay.log')}</summary>
            <div className="mt-2">
              <LogView
                buffer={log}
                label={t('underWay.log')}
                fileName={`${deployment.environment}-${id}.log`}
                empty={t('log.empty')}
              />
            </div>
          </details>
        )}
      </div>
    </Card>
  );
}
