import { Rocket } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '@/shared/ui/button';
import { Page } from '@/shared/ui/page';
import { EmptyState } from '@/shared/ui/states';

/** Before the first version there is nothing that could hold records. */
export function NotPublished({ app }: { app: string }) {
  const { t } = useTranslation('records');
  return (
    <Page title={t('title')}>
      <EmptyState
        icon={Rocket}
        title={t('unpublished.title')}
        actions={
          <LinkButton kind="primary" to={`/apps/${app}`}>
            {t('unpublished.action')}
          </LinkButton>
        }
      >
        {t('unpublished.text')}
      </EmptyState>
    </Page>
  );
}
