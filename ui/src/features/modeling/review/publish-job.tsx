import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { api, content, type Schemas } from '@/shared/api/client';
import { useLive } from '@/shared/api/hooks';
import { Card } from '@/shared/ui/card';
import { ProgressBar } from '@/shared/ui/progress';

type Job = Schemas['Job'];

interface PublishJobProps {
  job: Job;
  onDone: (job: Job) => Promise<void>;
}

const LOOK_MILLIS = 2_000;

export function isOver(job: Job): boolean {
  return !['queued', 'running'].includes(job.state);
}

/** A publication that takes longer: how far it is. */
export function PublishJob({ job, onDone }: PublishJobProps) {
  const { t } = useTranslation('modeling');
  const query = useQuery({
    queryKey: ['jobs', job.id],
    queryFn: () => content(api.GET('/api/v1/jobs/{job}', { params: { path: { job: job.id } } })),
    initialData: job,
    refetchInterval: ({ state }) => (state.data && isOver(state.data) ? false : LOOK_MILLIS),
  });
  const { refetch } = query;
  useLive(isOver(query.data) ? undefined : `/api/v1/jobs/${job.id}/events`, () => void refetch());
  const done = useRef(false);
  useEffect(() => {
    if (isOver(query.data) && !done.current) {
      done.current = true;
      void onDone(query.data);
    }
  }, [query.data, onDone]);
  const { percent, stage } = query.data.progress;
  return (
    <Card title={t('review.running')}>
      <ProgressBar label={t('review.running')} percent={percent} stage={stage} />
      <p className="mt-3 text-muted">{t('review.leave')}</p>
    </Card>
  );
}
