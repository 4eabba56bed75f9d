import { useMutation, useQueryClient } from '@tanstack/react-query';
import { RotateCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { api, content } from '@/shared/api/client';
import { Button } from '@/shared/ui/button';
import { ProblemNotice } from '@/shared/ui/problem-notice';
import { type Job, jobQuery } from './jobs';
import { resourceKey } from './models';

interface RetryJobProps {
  job: Job;
  onAgain: () => void;
}

/** Lets a job that did not succeed begin anew. */
export function RetryJob({ job, onAgain }: RetryJobProps) {
  const { t } = useTranslation('platform');
  const cache = useQueryClient();
  const again = useMutation({
    mutationFn: () => content(api.POST('/api/v1/jobs/{job}/retry', { params: { path: { job: job.id } } })),
    onSuccess: async (changed) => {
      cache.setQueryData(jobQuery(job.id).queryKey, changed);
      onAgain();
      await cache.invalidateQueries({ queryKey: resourceKey('job') });
    },
  });
  return (
    <>
      <Button kind="primary" icon={RotateCw} busy={again.isPending} onClick={() => again.mutate()}>
        {t('operation.retry')}
      </Button>
      {again.isError && <ProblemNotice problem={again.error} />}
    </>
  );
}
