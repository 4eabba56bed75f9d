import { Compass } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '@/shared/ui/button';
import { Page } from '@/shared/ui/page';
import { EmptyState } from '@/shared/ui/states';

export function NotFound() {
  const { t } = useTranslation('app');
  return (
    <Page title={t('notFound.title')}>
      <EmptyState
        icon={Compass}
        title={t('notFound.text')}
        actions={
          <LinkButton kind="primary" to="/">
            {t('notFound.home')}
          </LinkButton>
        }
      />
    </Page>
  );
}
