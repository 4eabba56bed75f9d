import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { RecordList } from '@/renderer/list/record-list';
import { entityOf } from '@/renderer/meta';
import { Page } from '@/shared/ui/page';
import { EmptyState } from '@/shared/ui/states';
import { AppRecords } from './app-source';
import { EntityTabs } from './entity-tabs';
import { EnvironmentSelect } from './environment-select';

/** The records of one entity of an app. */
export function Component() {
  const { t } = useTranslation('records');
  const { entity: name = '', record } = useParams();
  return (
    <AppRecords>
      {(meta) => {
        const entity = entityOf(meta, name);
        return (
          <Page
            full
            title={entity?.pluralLabel ?? t('title')}
            actions={
              <>
                <EntityTabs meta={meta} current={name} />
                <EnvironmentSelect entity={name} />
              </>
            }
          >
            {entity ? (
              <RecordList key={entity.name} entity={entity} record={record} />
            ) : (
              <div className="p-4">
                <EmptyState title={t('noEntity', { name })} />
              </div>
            )}
          </Page>
        );
      }}
    </AppRecords>
  );
}
