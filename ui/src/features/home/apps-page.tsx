import { useQuery } from '@tanstack/react-query';
import { Boxes, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { queries } from '@/shared/api/queries';
import { useSearchState } from '@/shared/search-state';
import { Button } from '@/shared/ui/button';
import { Field } from '@/shared/ui/field';
import { TextInput } from '@/shared/ui/inputs';
import { Page } from '@/shared/ui/page';
import { ProblemNotice } from '@/shared/ui/problem-notice';
import { EmptyState, SkeletonPage } from '@/shared/ui/states';
import { AppCards } from './app-cards';
import { CreateAppDialog, useCreateApp } from './create-app-dialog';

/** All apps that one can see, found by name. */
export function Component() {
  const { t, i18n } = useTranslation('home');
  const apps = useQuery(queries.apps());
  const create = useCreateApp();
  const [search, setSearch] = useSearchState('q', '');
  const wanted = search.toLocaleLowerCase(i18n.language);
  const found = (apps.data?.items ?? []).filter((app) =>
    `${app.name} ${app.slug}`.toLocaleLowerCase(i18n.language).includes(wanted),
  );
  const addButton = (
    <Button kind="primary" icon={Plus} onClick={create.show}>
      {t('create.action')}
    </Button>
  );
  return (
    <Page title={t('app:nav.apps')} actions={addButton}>
      {apps.isError && <ProblemNotice problem={apps.error} onRetry={() => void apps.refetch()} />}
      {apps.isPending && <SkeletonPage />}
      {apps.isSuccess && apps.data.items.length === 0 && (
        <EmptyState icon={Boxes} title={t('empty.title')} actions={addButton}>
          {t('empty.text')}
        </EmptyState>
      )}
      {apps.isSuccess && apps.data.items.length > 0 && (
        <>
          <Field label={t('search')} dense className="max-w-sm">
            <TextInput type="search" value={search} onChange={(event) => setSearch(event.target.value)} />
          </Field>
          {found.length > 0 ? (
            <AppCards apps={found} />
          ) : (
            <EmptyState
              title={t('noneFound')}
              actions={<Button onClick={() => setSearch('')}>{t('clearSearch')}</Button>}
            />
          )}
        </>
      )}
      <CreateAppDialog open={create.open} onClose={create.hide} />
    </Page>
  );
}
