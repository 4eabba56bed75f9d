import { useQuery } from '@tanstack/react-query';
import { ArrowLeft, CircleCheck } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCurrentApp } from '@/shared/current-app';
import { LinkButton } from '@/shared/ui/button';
import { Page } from '@/shared/ui/page';
import { ProblemNotice } from '@/shared/ui/problem-notice';
import { EmptyState, SkeletonPage } from '@/shared/ui/states';
import { StoreProvider, useDraft, useDraftStore, useStore } from '../store/use-draft';
import { planQuery } from './plan';
import { PublishForm } from './publish-form';

/** What publishing would do, before it is done. */
export function Component() {
  const { data: store, error, refetch } = useDraftStore();
  if (store === undefined) {
    return error === null ? (
      <SkeletonPage />
    ) : (
      <div className="p-6">
        <ProblemNotice problem={error} onRetry={() => void refetch()} />
      </div>
    );
  }
  return (
    <StoreProvider value={store}>
      <Review />
    </StoreProvider>
  );
}

function Review() {
  const { t } = useTranslation('modeling');
  const { app, version } = useCurrentApp();
  const store = useStore();
  const { save } = useDraft();
  const [published, setPublished] = useState<number>();
  useEffect(() => void store.flush(), [store]);
  const back = (
    <LinkButton icon={ArrowLeft} to={`/apps/${app.slug}/model`}>
      {t('review.back')}
    </LinkButton>
  );
  return (
    <Page
      title={t('review.title')}
      description={
        version === undefined
          ? t('review.first')
          : t('review.against', { number: published === undefined ? version.number : published })
      }
      actions={back}
    >
      {published !== undefined ? (
        <EmptyState
          icon={CircleCheck}
          title={t('review.published', { number: published })}
          actions={
            <>
              <LinkButton kind="primary" to={`/apps/${app.slug}`}>
                {t('review.toApp')}
              </LinkButton>
              <LinkButton to={`/apps/${app.slug}/model/versions`}>{t('versions.title')}</LinkButton>
            </>
          }
        />
      ) : save === 'invalid' || save === 'conflict' || save === 'failed' || save === 'offline' ? (
        <div role="alert" className="rounded-lg border border-warn bg-warn-soft p-4">
          {t(`review.unsaved.${save}`)}
        </div>
      ) : (
        <Plan onPublished={setPublished} />
      )}
    </Page>
  );
}

function Plan({ onPublished }: { onPublished: (number: number) => void }) {
  const { t } = useTranslation('modeling');
  const { app } = useCurrentApp();
  const store = useStore();
  const { save } = useDraft();
  const plan = useQuery({ ...planQuery(app.slug, store.revision), enabled: save === 'saved' });
  if (plan.error) {
    return <ProblemNotice problem={plan.error} onRetry={() => void plan.refetch()} />;
  }
  if (plan.data === undefined) {
    return <SkeletonPage />;
  }
  return plan.data.changes.length === 0 ? (
    <EmptyState icon={CircleCheck} title={t('review.nothing')}>
      {t('review.nothingText')}
    </EmptyState>
  ) : (
    <PublishForm changes={plan.data.changes} onPublished={onPublished} />
  );
}
