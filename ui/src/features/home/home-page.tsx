import { useQuery } from '@tanstack/react-query';
import { Boxes, LayoutTemplate, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { queries, useMe } from '@/shared/api/queries';
import { Button, LinkButton } from '@/shared/ui/button';
import { Page } from '@/shared/ui/page';
import { ProblemNotice } from '@/shared/ui/problem-notice';
import { Delayed, EmptyState, Skeleton } from '@/shared/ui/states';
import { AppCards } from './app-cards';
import { Checklist } from './checklist';
import { CreateAppDialog, useCreateApp } from './create-app-dialog';

const SHOWN = 12;

/** What there is, and what to do next. */
export function Component() {
  const { t } = useTranslation('home');
  const me = useMe();
  const apps = useQuery(queries.apps());
  const create = useCreateApp();
  return (
    <Page
      title={me.data ? t('welcome', { name: me.data.displayName }) : t('app:nav.home')}
      actions={
        <Button kind="primary" icon={Plus} onClick={create.show}>
          {t('create.action')}
        </Button>
      }
    >
      {apps.isError && <ProblemNotice problem={apps.error} onRetry={() => void apps.refetch()} />}
      {apps.isPending && (
        <Delayed>
          <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
            <Skeleton className="h-24" />
            <Skeleton className="h-24" />
            <Skeleton className="h-24" />
          </div>
        </Delayed>
      )}
      {apps.isSuccess && (
        <>
          <Checklist apps={apps.data.items} onCreate={create.show} />
          {apps.data.items.length === 0 ? (
            <EmptyState
              icon={Boxes}
              title={t('empty.title')}
              actions={
                <>
                  <LinkButton kind="primary" icon={LayoutTemplate} to="/new-app">
                    {t('create.template')}
                  </LinkButton>
                  <Button icon={Plus} onClick={create.show}>
                    {t('empty.action')}
                  </Button>
                </>
              }
            >
              {t('empty.text')}
            </EmptyState>
          ) : (
            <section aria-labelledby="home-apps" className="flex flex-col gap-3">
              <h2 id="home-apps" className="text-lg font-semibold">
                {t('app:nav.apps')}
              </h2>
              <AppCards apps={apps.data.items.slice(0, SHOWN)} />
            </section>
          )}
        </>
      )}
      <CreateAppDialog open={create.open} onClose={create.hide} />
    </Page>
  );
}
