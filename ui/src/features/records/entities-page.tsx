import { useTranslation } from 'react-i18next';
import { Navigate } from 'react-router';
import { useLinks } from '@/renderer/links';
import type { Meta } from '@/renderer/meta';
import { rightsOf } from '@/renderer/rights';
import { Page } from '@/shared/ui/page';
import { EmptyState } from '@/shared/ui/states';
import { AppRecords } from './app-source';

/** Begins with the first entity that the caller may read. */
export function Component() {
  return <AppRecords>{(meta) => <First meta={meta} />}</AppRecords>;
}

function First({ meta }: { meta: Meta }) {
  const { t } = useTranslation('records');
  const links = useLinks();
  const first = meta.entities.find((entity) => rightsOf(meta, entity).may('read'));
  return first ? (
    <Navigate to={links.list(first.name)} replace />
  ) : (
    <Page title={t('title')}>
      <EmptyState title={t('nothing')} />
    </Page>
  );
}
