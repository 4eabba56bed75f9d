import { Check, CircleAlert, CircleDashed, LoaderCircle } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber, useLanguage } from '@/shared/format';
import { cx } from '@/shared/ui/cx';
import { ProgressBar } from '@/shared/ui/progress';
import { isOver, type Job, useLog } from './jobs';
import type { LogBuffer } from './log-buffer';
import { type Stage, stagesOf } from './stages';

const SECOND = 1_000;

function useNow(running: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!running) {
      return;
    }
    const timer = setInterval(() => setNow(Date.now()), SECOND);
    return () => clearInterval(timer);
  }, [running]);
  return now;
}

interface JobProgressProps {
  job: Job;
  log: LogBuffer;
  /** The stages that are known to come. */
  known?: readonly string[];
}

/** How far a job is, with what it did and does, and how long each took. */
export function JobProgress({ job, log, known = [] }: JobProgressProps) {
  const { t } = useTranslation('platform');
  const { lines } = useLog(log);
  const now = useNow(!isOver(job));
  const stages = stagesOf({
    known,
    lines,
    stage: job.progress.stage,
    state: job.state,
    finishedAt: job.finishedAt,
    now,
  });
  const stage = job.progress.stage;
  return (
    <div className="flex flex-col gap-3">
      {!isOver(job) && (
        <ProgressBar
          label={t('job.progress')}
          percent={job.state === 'queued' ? null : job.progress.percent}
          stage={job.state === 'queued' ? t('job.waits') : t(`stage.${stage}`, { defaultValue: stage })}
        />
      )}
      {stages.length > 0 && (
        <ol className="flex flex-wrap gap-x-4 gap-y-2">
          {stages.map((one) => (
            <li key={one.name}>
              <StageMark stage={one} />
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}

const ICONS = { done: Check, now: LoaderCircle, failed: CircleAlert, open: CircleDashed };
const COLOURS = { done: 'text-ok', now: 'text-accent', failed: 'text-danger', open: 'text-muted' };

function StageMark({ stage }: { stage: Stage }) {
  const { t } = useTranslation('platform');
  const language = useLanguage();
  const Icon = ICONS[stage.state];
  return (
    <span className={cx('flex items-center gap-1.5', stage.state === 'open' && 'text-muted')}>
      <Icon
        aria-hidden="true"
        className={cx('size-4 shrink-0', COLOURS[stage.state], stage.state === 'now' && 'animate-spin')}
      />
      <span className="sr-only">{t(`stageState.${stage.state}`)}</span>
      {t(`stage.${stage.name}`, { defaultValue: stage.name })}
      {stage.millis !== undefined && (
        <span className="text-sm text-muted tabular-nums">
          {t('seconds', { value: formatNumber(Math.round(stage.millis / 100) / 10, language) })}
        </span>
      )}
    </span>
  );
}
