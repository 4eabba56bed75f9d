import { useQueryClient } from '@tanstack/react-query';
import { Boxes } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/shared/api/client';
import { queries } from '@/shared/api/queries';
import { ResourceList } from '@/shared/platform/resource-list';
import { ListOperation } from '@/shared/platform/resource-operations';
import { Card } from '@/shared/ui/card';

/** All workspaces that one is in. */
export function WorkspaceSection({ workspace }: { workspace: Schemas['Workspace'] }) {
  const { t } = useTranslation('settings');
  const cache = useQueryClient();
  const refresh = () => void cache.invalidateQueries({ queryKey: queries.workspaces().queryKey });
  return (
    <Card
      title={t('workspace.all')}
      actions={<ListOperation name="workspace" label={t('workspace.create')} onDone={refresh} />}
    >
      <ResourceList
        name="workspace"
        role={workspace.role}
        linkTo={(row) => `/settings?workspace=${String(row['id'])}`}
        operations={['update']}
        onDone={refresh}
        empty={{ icon: Boxes, title: t('workspace.none') }}
      />
    </Card>
  );
}
