import { ListChecks } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatNumber, useLanguage } from '@/shared/format';
import type { Job } from '@/shared/platform/jobs';
import type { Row } from '@/shared/platform/models';
import { ResourceList } from '@/shared/platform/resource-list';
import { Page } from '@/shared/ui/page';
import { JobState, useKindName } from './job-words';

const LIVE_MILLIS = 2_000;

/** All that runs, waits and ran of what one asked for. */
export function Component() {
  const { t } = useTranslation('jobs');
  const language = useLanguage();
  const kindName = useKindName();
  const job = (row: Row) => row as unknown as Job;
  return (
    <Page title={t('app:nav.jobs')} description={t('text')}>
      <ResourceList
        name="job"
        columns={['kind', 'state', 'progress', 'createdAt', 'finishedAt']}
        cells={{
          kind: (row) => kindName(job(row).kind),
          state: (row) => <JobState job={job(row)} />,
          progress: (row) => t('percent', { value: formatNumber(job(row).progress.percent, language) }),
        }}
        linkTo={(row) => `/jobs/${String(row['id'])}`}
        operations={[]}
        refetchMillis={LIVE_MILLIS}
        empty={{ icon: ListChecks, title: t('none.title'), text: t('none.text') }}
      />
    </Page>
  );
}
