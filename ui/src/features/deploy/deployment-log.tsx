import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLive } from '@/shared/api/hooks';
import type { LiveEvent } from '@/shared/api/sse';
import { LogBuffer } from '@/shared/platform/log-buffer';
import { LogView } from '@/shared/platform/log-view';
import type { Deployment } from './queries';

/** What the application says, as it says it. */
export function DeploymentLog({ deployment }: { deployment: Deployment }) {
  const { t } = useTranslation('deploy');
  const [buffer] = useState(() => new LogBuffer());
  const serves = deployment.release !== null;

  function onEvent(event: LiveEvent) {
    if (event.name === 'line') {
      const line = JSON.parse(event.data) as { at: string; error: boolean; text: string };
      buffer.append([line]);
    }
  }

  const live = useLive(serves ? `/api/v1/deployments/${deployment.id}/logs` : undefined, onEvent);
  if (!serves) {
    return <p className="rounded-lg border border-line bg-surface p-4 text-muted">{t('log.neverServed')}</p>;
  }
  return (
    <LogView
      buffer={buffer}
      label={t('log.label', { environment: deployment.environment })}
      live={live}
      fileName={`${deployment.environment}.log`}
      empty={t('log.empty')}
    />
  );
}
