import { CircleAlert, CircleCheck, CloudOff, LoaderCircle, Pencil } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '@/shared/format';
import { Badge } from '@/shared/ui/badge';
import { Button } from '@/shared/ui/button';
import { lazily } from '../lazily';
import { useDraft, useStore } from './use-draft';

const FindingsBadge = lazily(() => import('./findings-badge').then((part) => part.FindingsBadge));

/** Whether the server has what one sees. */
export function SaveBadge() {
  const { t } = useTranslation('modeling');
  const language = useLanguage();
  const { save, savedAt, unsaved, findings, problem } = useDraft();
  const store = useStore();
  const time = savedAt === undefined ? '' : new Intl.DateTimeFormat(language, { timeStyle: 'short' }).format(savedAt);
  switch (save) {
    case 'saved':
      return (
        <Badge icon={CircleCheck} tone="ok">
          <span role="status">{time === '' ? t('save.draft') : t('save.saved', { time })}</span>
        </Badge>
      );
    case 'waiting':
    case 'saving':
      return (
        <Badge icon={save === 'saving' ? LoaderCircle : Pencil}>
          <span role="status">{t('save.saving')}</span>
        </Badge>
      );
    case 'offline':
      return (
        <Badge icon={CloudOff} tone="warn">
          <span role="status">{t('save.offline', { count: unsaved })}</span>
        </Badge>
      );
    case 'conflict':
      return (
        <Badge icon={CircleAlert} tone="danger">
          <span role="status">{t('save.conflict')}</span>
        </Badge>
      );
    case 'invalid':
      return <FindingsBadge count={findings.filter((finding) => finding.severity === 'error').length} />;
    case 'failed':
      return (
        <span className="flex items-center gap-2">
          <Badge icon={CircleAlert} tone="danger">
            <span role="status">{problem?.detail || t('save.failed')}</span>
          </Badge>
          <Button size="small" onClick={() => void store.flush()}>
            {t('save.again')}
          </Button>
        </span>
      );
  }
}
