import { Radio, RefreshCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { LiveState } from '@/shared/api/sse';
import { Badge } from '@/shared/ui/badge';

/** Whether what is shown is what is. */
export function LiveBadge({ state }: { state: LiveState }) {
  const { t } = useTranslation('platform');
  return (
    <Badge tone={state === 'live' ? 'ok' : 'neutral'} icon={state === 'live' ? Radio : RefreshCw}>
      {t(`live.${state}`)}
    </Badge>
  );
}
