import { useQueryClient } from '@tanstack/react-query';
import { ArrowUpRight, EllipsisVertical, Play, RotateCw, Square, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, content } from '@/shared/api/client';
import { queries } from '@/shared/api/queries';
import { IconButton } from '@/shared/ui/button';
import { ConfirmDialog } from '@/shared/ui/dialog';
import { Menu, type MenuItem } from '@/shared/ui/menu';
import type { Deployment } from './queries';

type Action = 'stop' | 'start' | 'restart' | 'delete';

interface DeploymentMenuProps {
  app: string;
  deployment: Deployment;
  onPromote: (() => void) | undefined;
  onJob: (job: string) => void;
  onDeleted: () => void;
}

const ICONS = { stop: Square, start: Play, restart: RotateCw, delete: Trash2 };

function request(action: Action, deployment: string) {
  const params = { params: { path: { deployment } } };
  switch (action) {
    case 'stop':
      return content(api.POST('/api/v1/deployments/{deployment}/stop', params));
    case 'start':
      return content(api.POST('/api/v1/deployments/{deployment}/start', params));
    case 'restart':
      return content(api.POST('/api/v1/deployments/{deployment}/restart', params));
    case 'delete':
      return content(api.DELETE('/api/v1/deployments/{deployment}', params));
  }
}

/** What changes a deployment as a whole; each is asked first, but for starting. */
export function DeploymentMenu({ app, deployment, onPromote, onJob, onDeleted }: DeploymentMenuProps) {
  const { t } = useTranslation('deploy');
  const cache = useQueryClient();
  const [open, setOpen] = useState<Action>();
  const serves = deployment.release !== null;
  const offered: Action[] = serves ? (deployment.state === 'stopped' ? ['start'] : ['restart', 'stop']) : [];
  const item = (action: Action): MenuItem => ({
    id: action,
    label: t(`steer.${action}.action`),
    icon: ICONS[action],
    danger: action === 'delete',
    onSelect: () => setOpen(action),
  });

  async function confirm(action: Action) {
    const job = await request(action, deployment.id);
    onJob(job.id);
    await cache.invalidateQueries({ queryKey: queries.deployments(app).queryKey });
    if (action === 'delete') {
      onDeleted();
    }
  }

  return (
    <>
      <Menu
        trigger={<IconButton icon={EllipsisVertical} kind="secondary" label={t('steer.label')} />}
        groups={[
          ...(onPromote
            ? [[{ id: 'promote', label: t('promote.menu'), icon: ArrowUpRight, onSelect: onPromote }]]
            : []),
          ...(offered.length > 0 ? [offered.map(item)] : []),
          [item('delete')],
        ]}
      />
      {open && (
        <ConfirmDialog
          open
          onOpenChange={(isOpen) => !isOpen && setOpen(undefined)}
          title={t(`steer.${open}.title`, { environment: deployment.environment })}
          confirmLabel={t(`steer.${open}.action`)}
          danger={open !== 'start'}
          {...(open === 'delete' ? { typedName: deployment.environment } : {})}
          onConfirm={() => confirm(open)}
        >
          <p>{t(`steer.${open}.text`)}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
