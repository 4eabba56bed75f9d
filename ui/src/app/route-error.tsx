import { useTranslation } from 'react-i18next';
import { isRouteErrorResponse, useRouteError } from 'react-router';
import { isProblem } from '@/shared/api/problem';
import { Button } from '@/shared/ui/button';
import { Page } from '@/shared/ui/page';
import { ProblemNotice } from '@/shared/ui/problem-notice';
import { NotFound } from './not-found';

/** Stands where a page fails: says what is known, and how to go on. */
export function RouteError() {
  const { t } = useTranslation('app');
  const fault = useRouteError();
  if ((isRouteErrorResponse(fault) || isProblem(fault)) && fault.status === 404) {
    return <NotFound />;
  }
  return (
    <Page title={t('fault.title')}>
      <ProblemNotice problem={fault} messages={isStale(fault) ? [t('fault.stale')] : undefined} />
      <p>
        <Button kind="primary" onClick={() => window.location.reload()}>
          {t('fault.reload')}
        </Button>
      </p>
    </Page>
  );
}

/** The server has a newer studio, without the files that this page would load now. */
function isStale(fault: unknown): boolean {
  return fault instanceof TypeError && /dynamically imported module|module script/i.test(fault.message);
}
