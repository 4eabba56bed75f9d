import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { queries, useMe } from '@/shared/api/queries';
import { PeopleOf } from '@/shared/platform/people';
import { isAtLeast } from '@/shared/platform/rights';
import { useSearchState } from '@/shared/search-state';
import { Field } from '@/shared/ui/field';
import { Page } from '@/shared/ui/page';
import { ProblemNotice } from '@/shared/ui/problem-notice';
import { Select } from '@/shared/ui/select';
import { SkeletonPage } from '@/shared/ui/states';
import { Tabs } from '@/shared/ui/tabs';
import { Accounts } from './accounts';
import { ApiKeys } from './api-keys';
import { Audit } from './audit';
import { People } from './people';
import { WorkspaceSection } from './workspace-section';

/** What belongs to a workspace, to oneself, and to the installation. */
export function Component() {
  const { t } = useTranslation('settings');
  const workspaces = useQuery(queries.workspaces());
  const me = useMe();
  const [chosen, setChosen] = useSearchState('workspace', '');
  const [section] = useSearchState('section', 'people');
  const setSection = useSection();
  if (workspaces.isError) {
    return (
      <Page title={t('app:nav.settings')}>
        <ProblemNotice problem={workspaces.error} onRetry={() => void workspaces.refetch()} />
      </Page>
    );
  }
  const all = workspaces.data?.items ?? [];
  const workspace = all.find((one) => one.id === chosen) ?? all[0];
  if (workspace === undefined) {
    return <SkeletonPage />;
  }
  const isAdministrator = me.data?.platformAdministrator === true;
  const tabs = [
    { value: 'people', label: t('people.title'), content: <People workspace={workspace} /> },
    { value: 'workspace', label: t('workspace.title'), content: <WorkspaceSection workspace={workspace} /> },
    { value: 'keys', label: t('keys.title'), content: <ApiKeys /> },
    ...(isAtLeast(workspace.role, 'admin')
      ? [{ value: 'audit', label: t('audit.title'), content: <Audit workspace={workspace.id} /> }]
      : []),
    ...(isAdministrator
      ? [
          { value: 'accounts', label: t('accounts.title'), content: <Accounts /> },
          { value: 'installation', label: t('audit.installation'), content: <Audit /> },
        ]
      : []),
  ];
  return (
    <PeopleOf value={workspace.id}>
      <Page title={t('app:nav.settings')} description={t('text')}>
        {all.length > 1 && (
          <Field label={t('workspace.of')} dense className="max-w-sm">
            <Select
              options={all.map((one) => ({ value: one.id, label: one.name }))}
              value={workspace.id}
              onValueChange={setChosen}
            />
          </Field>
        )}
        <Tabs
          label={t('sections')}
          tabs={tabs}
          value={tabs.some((one) => one.value === section) ? section : 'people'}
          onValueChange={setSection}
        />
      </Page>
    </PeopleOf>
  );
}

/** Another section begins without the filters of the one before. */
function useSection(): (section: string) => void {
  const [, setParams] = useSearchParams();
  return (section) =>
    setParams(
      (before) => {
        const workspace = before.get('workspace');
        return { ...(workspace === null ? {} : { workspace }), ...(section === 'people' ? {} : { section }) };
      },
      { replace: true },
    );
}
