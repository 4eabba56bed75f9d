import { Download, Ellipsis, History, Upload } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useCurrentApp } from '@/shared/current-app';
import { IconButton } from '@/shared/ui/button';
import { Menu } from '@/shared/ui/menu';
import { EXPORTS, useExport } from './exports';

/** What is done with the model now and then. */
export function HeaderMenu({ onImport }: { onImport: () => void }) {
  const { t } = useTranslation('modeling');
  const { app } = useCurrentApp();
  const navigate = useNavigate();
  const download = useExport();
  return (
    <Menu
      defaultOpen
      trigger={<IconButton icon={Ellipsis} label={t('more')} kind="secondary" />}
      groups={[
        [
          {
            id: 'versions',
            label: t('versions.title'),
            icon: History,
            onSelect: () => void navigate(`/apps/${app.slug}/model/versions`),
          },
          { id: 'import', label: t('import.title'), icon: Upload, onSelect: onImport },
        ],
        EXPORTS.map((format) => ({
          id: format,
          label: t(`export.${format}`),
          icon: Download,
          onSelect: () => void download(format),
        })),
      ]}
    />
  );
}
