import type { TFunction } from 'i18next';
import { CircleAlert } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem, type Problem } from '@/shared/api/problem';
import { Button } from './button';
import { CopyButton } from './copy-button';

interface ProblemNoticeProps {
  /** What was thrown: a problem of the server, or a fault of ours. */
  problem: unknown;
  /** What to say instead of the detail. */
  messages?: readonly string[] | undefined;
  onRetry?: (() => void) | undefined;
}

/** What went wrong, in words, with the id that finds it in the logs, and another try where one is worth it. */
export function ProblemNotice({ problem, messages, onRetry }: ProblemNoticeProps) {
  const { t } = useTranslation('shared');
  const known = isProblem(problem) ? problem : undefined;
  const lines = messages ?? (known && known.detail !== '' ? [known.detail] : []);
  return (
    <div role="alert" className="flex gap-3 rounded-lg border border-danger bg-danger-soft p-3">
      <CircleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-danger" />
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        <p className="font-medium">{title(known, t)}</p>
        {lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
        {known === undefined && problem instanceof Error && <p className="font-mono text-sm">{problem.message}</p>}
        {known?.requestId !== undefined && known.status >= 500 && (
          <p className="flex flex-wrap items-center gap-1 text-sm text-muted">
            {t('requestId')} <code className="font-mono">{known.requestId}</code>
            <CopyButton text={known.requestId} label={t('copyRequestId')} />
          </p>
        )}
        {onRetry && <Retry after={known?.retryAfter} onRetry={onRetry} />}
      </div>
    </div>
  );
}

function title(problem: Problem | undefined, t: TFunction<'shared'>): string {
  if (problem === undefined) {
    return t('problem.fault');
  }
  const key = problem.status === 0 ? 'offline' : String(problem.status);
  // The server's own words where we have none for the status.
  return t(`problem.${key}`, { defaultValue: problem.title });
}

function Retry({ after, onRetry }: { after: number | undefined; onRetry: () => void }) {
  const { t } = useTranslation('shared');
  const [left, setLeft] = useState(after ?? 0);
  useEffect(() => {
    if (left <= 0) {
      return;
    }
    const timer = setTimeout(() => setLeft(left - 1), 1000);
    return () => clearTimeout(timer);
  }, [left]);
  return (
    <Button size="small" className="mt-1 self-start" disabled={left > 0} onClick={onRetry}>
      {left > 0 ? t('retryIn', { count: left }) : t('retry')}
    </Button>
  );
}
