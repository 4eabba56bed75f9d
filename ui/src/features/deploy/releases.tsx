import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, content } from '@/shared/api/client';
import { PersonName } from '@/shared/platform/cells';
import { JobFailure } from '@/shared/platform/job-failure';
import { isAtLeast, type Role } from '@/shared/platform/rights';
import { StateBadge } from '@/shared/platform/state-badge';
import { Button } from '@/shared/ui/button';
import { ConfirmDialog } from '@/shared/ui/dialog';
import { ProblemNotice } from '@/shared/ui/problem-notice';
import { EmptyState, Skeleton } from '@/shared/ui/states';
import { RelativeTime } from '@/shared/ui/time';
import { type Deployment, type Release, releasesQuery } from './queries';

interface ReleasesProps {
  deployment: Deployment;
  role: Role | undefined;
  onJob: (job: string) => void;
}

/** What served, serves and failed here, the newest first, with the way back. */
export function Releases({ deployment, role, onJob }: ReleasesProps) {
  const { t } = useTranslation('deploy');
  const releases = useQuery(releasesQuery(deployment.id));
  const [backTo, setBackTo] = useState<Release>();
  if (releases.isError) {
    return <ProblemNotice problem={releases.error} onRetry={() => void releases.refetch()} />;
  }
  if (releases.data === undefined) {
    return <Skeleton className="h-24" />;
  }
  if (releases.data.items.length === 0) {
    return <EmptyState title={t('release.empty')} />;
  }
  return (
    <>
      <ol className="flex flex-col gap-3">
        {releases.data.items.map((release) => (
          <li key={release.id} className="rounded-lg border border-line bg-surface p-4">
            <ReleaseRow
              release={release}
              onRollback={
                release.state === 'former' && release.image !== null && isAtLeast(role, 'operator')
                  ? () => setBackTo(release)
                  : undefined
              }
            />
          </li>
        ))}
      </ol>
      {backTo && (
        <Rollback deployment={deployment} release={backTo} onClose={() => setBackTo(undefined)} onJob={onJob} />
      )}
    </>
  );
}

function ReleaseRow({ release, onRollback }: { release: Release; onRollback: (() => void) | undefined }) {
  const { t } = useTranslation('deploy');
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 className="text-lg font-semibold">
          {t('release.of', { number: release.number, version: release.version })}
        </h2>
        <StateBadge state={release.state} />
        <span className="text-sm text-muted">
          <PersonName id={release.author} /> · <RelativeTime value={release.createdAt} />
        </span>
        <span className="ms-auto flex items-center gap-3">
          <Link to={`/jobs/${release.job}`} className="text-accent underline">
            {t('underWay.job')}
          </Link>
          {onRollback && (
            <Button size="small" icon={Undo2} onClick={onRollback}>
              {t('rollback.action')}
            </Button>
          )}
        </span>
      </div>
      {release.rollbackTo !== null && <p>{t('rollback.was', { number: release.rollbackTo })}</p>}
      {release.promotedFrom !== null && (
        <p>
          {t('promote.was', {
            environment: release.promotedFrom.environment,
            number: release.promotedFrom.release,
          })}
        </p>
      )}
      {release.image !== null && <p className="truncate font-mono text-sm text-muted">{release.image}</p>}
      {release.effects.length > 0 && (
        <ul className="list-disc ps-5 text-sm">
          {release.effects.map((effect) => (
            <li key={effect.change}>
              {effect.description} {effect.meaning}
            </li>
          ))}
        </ul>
      )}
      {release.error !== null && <JobFailure error={release.error} />}
      {release.log.length > 0 && (
        <details>
          <summary className="cursor-pointer text-accent">{t('release.lastLines')}</summary>
          <pre className="mt-2 max-h-80 overflow-auto rounded-md bg-sunken p-3 font-mono text-sm whitespace-pre-wrap">
            {release.log.join('\n')}
          </pre>
        </details>
      )}
    </div>
  );
}

interface RollbackProps {
  deployment: Deployment;
  release: Release;
  onClose: () => void;
  onJob: (job: string) => void;
}

/** Asks first; where the database does not fit any more, the server says why, and the dialog shows it. */
function Rollback({ deployment, release, onClose, onJob }: RollbackProps) {
  const { t } = useTranslation('deploy');
  const cache = useQueryClient();
  async function confirm() {
    const job = await content(
      api.POST('/api/v1/deployments/{deployment}/rollback', {
        params: { path: { deployment: deployment.id } },
        body: { release: release.number },
      }),
    );
    onJob(job.id);
    await cache.invalidateQueries({ queryKey: ['deployments', deployment.id] });
  }
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('rollback.title', { number: release.number, environment: deployment.environment })}
      confirmLabel={t('rollback.action')}
      danger={false}
      onConfirm={confirm}
    >
      <p>{t('rollback.text', { version: release.version })}</p>
    </ConfirmDialog>
  );
}
