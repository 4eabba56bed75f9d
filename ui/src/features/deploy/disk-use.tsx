import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useMe } from '@/shared/api/queries';
import { formatBytes, useLanguage } from '@/shared/format';
import { Card } from '@/shared/ui/card';
import { ProblemNotice } from '@/shared/ui/problem-notice';
import { Skeleton } from '@/shared/ui/states';
import { diskUseQuery } from './queries';

const PARTS = ['images', 'ours', 'containers', 'volumes', 'buildCache'] as const;

/** What the engine takes on its disk: for those who run the installation. */
export function DiskUse() {
  const me = useMe();
  return me.data?.platformAdministrator === true ? <Use /> : null;
}

function Use() {
  const { t } = useTranslation('deploy');
  const language = useLanguage();
  const use = useQuery(diskUseQuery());
  const total = use.data ? use.data.images + use.data.containers + use.data.volumes + use.data.buildCache : 0;
  return (
    <Card title={t('disk.title')}>
      {use.isError && <ProblemNotice problem={use.error} onRetry={() => void use.refetch()} />}
      {use.isPending && <Skeleton className="h-24" />}
      {use.data &&
        (total === 0 ? (
          <p className="text-muted">{t('disk.none')}</p>
        ) : (
          <dl className="grid grid-cols-[1fr_auto] gap-y-1">
            {PARTS.map((part) => (
              <div key={part} className="contents">
                <dt className="text-muted">{t(`disk.${part}`)}</dt>
                <dd className="text-end tabular-nums">{formatBytes(use.data[part], language)}</dd>
              </div>
            ))}
          </dl>
        ))}
    </Card>
  );
}
