import { useTranslation } from 'react-i18next';
import type { Job } from '@/shared/platform/jobs';
import { StateBadge } from '@/shared/platform/state-badge';

/** What people call a kind of job. */
export function useKindName(): (kind: string) => string {
  const { t } = useTranslation('platform');
  return (kind) => t(`kind.${kind.replaceAll('.', '_')}`, { defaultValue: kind });
}

export function JobState({ job }: { job: Job }) {
  return <StateBadge state={job.state} busy={job.state === 'running'} />;
}
