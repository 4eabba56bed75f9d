import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { api, content, type Schemas } from '@/shared/api/client';
import { useLive } from '@/shared/api/hooks';
import type { LiveEvent, LiveState } from '@/shared/api/sse';
import { LogBuffer } from './log-buffer';

export type Job = Schemas['Job'];

export const jobQuery = (job: string) =>
  queryOptions({
    queryKey: ['jobs', job],
    queryFn: () => content(api.GET('/api/v1/jobs/{job}', { params: { path: { job } } })),
  });

export function isOver(job: Job | undefined): boolean {
  return job !== undefined && job.state !== 'queued' && job.state !== 'running';
}

export interface LiveJob {
  job: Job | undefined;
  error: Error | null;
  retry: () => void;
  log: LogBuffer;
  live: LiveState;
}

/** A job as it goes: its state, and what it tells. `onEnd` is called once, when it ends while somebody looks. */
export function useJob(id: string | undefined, onEnd?: (job: Job) => void): LiveJob {
  const cache = useQueryClient();
  const query = useQuery({ ...jobQuery(id ?? ''), enabled: id !== undefined });
  const [log, setLog] = useState(() => ({ of: id, buffer: new LogBuffer(), last: 0 }));
  if (log.of !== id) {
    setLog({ of: id, buffer: new LogBuffer(), last: 0 });
  }
  const ended = useRef(onEnd);
  useEffect(() => {
    ended.current = onEnd;
  });

  function onEvent(event: LiveEvent) {
    if (event.name === 'log') {
      const line = JSON.parse(event.data) as { number: number; at: string; text: string };
      // Streams that are taken up again may tell the same once more.
      if (line.number > log.last) {
        log.last = line.number;
        log.buffer.append([line]);
      }
    } else if (event.name === 'job' && id !== undefined) {
      const job = JSON.parse(event.data) as Job;
      const before = cache.getQueryData<Job>(jobQuery(id).queryKey);
      cache.setQueryData(jobQuery(id).queryKey, job);
      if (isOver(job) && before !== undefined && !isOver(before)) {
        ended.current?.(job);
      }
    }
  }

  const live = useLive(id === undefined ? undefined : `/api/v1/jobs/${id}/events`, onEvent);
  return {
    job: query.data,
    error: query.error,
    retry: () => void query.refetch(),
    log: log.buffer,
    live,
  };
}

export function useLog(buffer: LogBuffer) {
  return useSyncExternalStore(buffer.subscribe, buffer.snapshot);
}
