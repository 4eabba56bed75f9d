import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '@/shared/ui/badge';
import { Button } from '@/shared/ui/button';
import { ConfirmDialog } from '@/shared/ui/dialog';
import { ProblemNotice } from '@/shared/ui/problem-notice';
import { Skeleton } from '@/shared/ui/states';
import { RelativeTime } from '@/shared/ui/time';
import { toast } from '@/shared/ui/toast';
import { keys } from '../data';
import { Cell } from '../fields/cell';
import { type Entity, memberOf } from '../meta';
import { rightsOf } from '../rights';
import { useShown } from '../shown';
import { type HistoryEntry, useSource } from '../source';

interface HistoryTabProps {
  entity: Entity;
  id: string;
  /** The version that the record has now. */
  version: number | undefined;
}

/** What happened to a record, newest first; any state of it can be brought back. */
export function HistoryTab({ entity, id, version }: HistoryTabProps) {
  const { t } = useTranslation('renderer');
  const source = useSource();
  const client = useQueryClient();
  const { meta, people } = useShown();
  const [restored, setRestored] = useState<HistoryEntry>();
  const history = useInfiniteQuery({
    queryKey: keys.history(source, entity.name, id),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => source.history(entity.name, id, pageParam),
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });
  const mayRestore = rightsOf(meta, entity).may('update');

  async function restore() {
    if (restored) {
      await source.restore(entity.name, id, restored.version);
      await client.invalidateQueries({ queryKey: keys.entity(source, entity.name) });
      toast({ kind: 'ok', title: t('history.restored', { version: restored.version }) });
    }
  }

  if (history.error) {
    return <ProblemNotice problem={history.error} onRetry={() => void history.refetch()} />;
  }
  if (history.data === undefined) {
    return <Skeleton className="h-24 w-full" />;
  }
  return (
    <div className="flex flex-col gap-3">
      <ol className="flex flex-col gap-3" aria-label={t('history.title')}>
        {history.data.pages
          .flatMap((page) => page.items)
          .map((entry) => (
            <li key={entry.version} className="rounded-lg border border-line p-3">
              <div className="flex flex-wrap items-center gap-2">
                <Badge>{t('history.version', { version: entry.version })}</Badge>
                <span className="font-medium">{t(`history.${entry.action}`)}</span>
                <span className="text-muted">
                  {people.get(entry.by) ?? t('conflict.somebody')} · <RelativeTime value={entry.at} />
                </span>
                {mayRestore && entry.version !== version && entry.action !== 'deleted' && (
                  <Button
                    size="small"
                    kind="quiet"
                    icon={RotateCcw}
                    className="ms-auto"
                    onClick={() => setRestored(entry)}
                  >
                    {t('history.restore')}
                  </Button>
                )}
              </div>
              <Changes entity={entity} entry={entry} />
            </li>
          ))}
      </ol>
      {history.hasNextPage && (
        <Button busy={history.isFetchingNextPage} onClick={() => void history.fetchNextPage()}>
          {t('history.more')}
        </Button>
      )}
      <ConfirmDialog
        open={restored !== undefined}
        onOpenChange={(open) => !open && setRestored(undefined)}
        title={t('history.restoreTitle', { version: restored?.version ?? 0 })}
        confirmLabel={t('history.restore')}
        danger={false}
        onConfirm={restore}
      >
        <p>{t('history.restoreText')}</p>
      </ConfirmDialog>
    </div>
  );
}

function Changes({ entity, entry }: { entity: Entity; entry: HistoryEntry }) {
  const { t } = useTranslation('renderer');
  const names = Object.keys(entry.changes).filter((name) => memberOf(entity, name));
  return (
    <dl className="mt-2 grid grid-cols-[minmax(6rem,auto)_minmax(0,1fr)] gap-x-3 gap-y-1 text-sm">
      {names.map((name) => {
        const member = memberOf(entity, name);
        const change = entry.changes[name];
        return (
          member &&
          change && (
            <div key={name} className="contents">
              <dt className="text-muted">{member.label}</dt>
              <dd className="flex min-w-0 flex-wrap items-center gap-x-2">
                {change.from !== null && (
                  <del className="min-w-0 text-danger">
                    <span className="sr-only">{t('history.from')} </span>
                    <Cell member={member} value={change.from} dense={false} />
                  </del>
                )}
                {change.to !== null && (
                  <ins className="min-w-0 text-ok no-underline">
                    <span className="sr-only">{t('history.to')} </span>
                    <Cell member={member} value={change.to} dense={false} />
                  </ins>
                )}
              </dd>
            </div>
          )
        );
      })}
    </dl>
  );
}
