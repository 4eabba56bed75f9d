import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, content, type Schemas } from '@/shared/api/client';
import { Badge } from '@/shared/ui/badge';
import { Button } from '@/shared/ui/button';
import { Card } from '@/shared/ui/card';
import { ProblemNotice } from '@/shared/ui/problem-notice';
import { Skeleton } from '@/shared/ui/states';
import { Table } from '@/shared/ui/table';
import { RelativeTime } from '@/shared/ui/time';
import { toast } from '@/shared/ui/toast';
import { agentName } from './agent-name';

const KEY = ['sessions'];

/** Where one is signed in; each but this one can be ended. */
export function Sessions() {
  const { t } = useTranslation('identity');
  const cache = useQueryClient();
  const sessions = useQuery({
    queryKey: KEY,
    queryFn: () => content(api.GET('/api/v1/auth/sessions', { params: { query: { limit: 100 } } })),
  });
  const end = useMutation({
    mutationFn: (session: string) => api.DELETE('/api/v1/auth/sessions/{session}', { params: { path: { session } } }),
    onSuccess: () => toast({ kind: 'ok', title: t('sessions.ended') }),
    onSettled: () => cache.invalidateQueries({ queryKey: KEY }),
  });
  const columns = [
    {
      id: 'agent',
      header: t('sessions.device'),
      rowHeader: true,
      cell: (row: Schemas['Session']) => (
        <span className="flex flex-wrap items-center gap-2" title={row.agent}>
          {agentName(row.agent) ?? t('sessions.unknown')}
          {row.current && <Badge tone="accent">{t('sessions.current')}</Badge>}
        </span>
      ),
    },
    { id: 'address', header: t('sessions.address'), secondary: true, cell: (row: Schemas['Session']) => row.address },
    {
      id: 'used',
      header: t('sessions.used'),
      cell: (row: Schemas['Session']) => <RelativeTime value={row.refreshedAt} />,
    },
    {
      id: 'end',
      header: t('sessions.actions'),
      align: 'end' as const,
      cell: (row: Schemas['Session']) =>
        !row.current && (
          <Button size="small" busy={end.isPending && end.variables === row.id} onClick={() => end.mutate(row.id)}>
            {t('sessions.end')}
          </Button>
        ),
    },
  ];
  return (
    <Card title={t('sessions.title')}>
      {end.isError && <ProblemNotice problem={end.error} />}
      {sessions.isError && <ProblemNotice problem={sessions.error} onRetry={() => void sessions.refetch()} />}
      {sessions.isPending && <Skeleton className="h-18 w-full" />}
      {sessions.isSuccess && (
        <Table caption={t('sessions.title')} columns={columns} rows={sessions.data.items} rowKey={(row) => row.id} />
      )}
    </Card>
  );
}
