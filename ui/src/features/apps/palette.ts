import type { LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { PaletteEntry } from '@/shared/feature';

export function useNewAppPalette(icon: LucideIcon): PaletteEntry[] {
  const { t } = useTranslation('apps');
  const navigate = useNavigate();
  return [
    {
      id: 'create app from template',
      title: t('palette.title'),
      group: t('palette.group'),
      keywords: [t('palette.keywords')],
      icon,
      run: () => void navigate('/new-app'),
    },
  ];
}
