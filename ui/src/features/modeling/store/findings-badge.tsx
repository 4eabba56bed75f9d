import { CircleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Badge } from '@/shared/ui/badge';
import { Popover } from '@/shared/ui/popover';
import { useDesigner } from '../designer';
import { useDraft } from './use-draft';

/** What the server refuses, each with a way to it. */
export function FindingsBadge({ count }: { count: number }) {
  const { t } = useTranslation('modeling');
  const { findings, design } = useDraft();
  const { select } = useDesigner();
  return (
    <Popover
      title={t('findings.title')}
      trigger={
        <button type="button" className="rounded-sm">
          <Badge icon={CircleAlert} tone="danger">
            <span role="status">{t('save.invalid', { count })}</span>
          </Badge>
        </button>
      }
    >
      <p className="mb-2 text-sm text-muted">{t('findings.text')}</p>
      <ul className="flex flex-col gap-1">
        {findings.map((finding) => {
          const owner = design.entities.find((entity) => entity.id === finding.owner);
          return (
            <li key={`${finding.pointer} ${finding.code}`}>
              <button
                type="button"
                disabled={owner === undefined}
                className="w-full rounded-sm p-1 text-start enabled:hover:bg-sunken"
                onClick={() => select(finding.owner, finding.element)}
              >
                <span className="font-medium">{owner?.name ?? finding.pointer}</span>
                <span className="block text-sm">{finding.message}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </Popover>
  );
}
