import { BellOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatNumber, useLanguage } from '@/shared/format';
import { ResourceList } from '@/shared/platform/resource-list';

interface AlertsProps {
  app: string;
  /** Those of one deployment alone. */
  deployment?: string;
}

/** What people were warned of. */
export function Alerts({ app, deployment }: AlertsProps) {
  const { t } = useTranslation('deploy');
  const language = useLanguage();
  return (
    <ResourceList
      name="alert"
      variables={{ app, ...(deployment === undefined ? {} : { deployment }) }}
      {...(deployment === undefined ? {} : { list: 'listOfDeployment' })}
      columns={['kind', 'state', 'value', 'raisedAt', 'resolvedAt']}
      cells={{
        value: (row) => t('percent', { value: formatNumber(Math.round(Number(row['value']) * 1000) / 10, language) }),
      }}
      operations={[]}
      refetchMillis={30_000}
      empty={{ icon: BellOff, title: t('alerts.none') }}
    />
  );
}
