import { useQuery } from '@tanstack/react-query';
import type { LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { queries } from '@/shared/api/queries';
import type { PaletteEntry } from '@/shared/feature';

/** Opens any app, or makes one. */
export function useAppsPalette(appIcon: LucideIcon, createIcon: LucideIcon): PaletteEntry[] {
  const { t } = useTranslation('home');
  const navigate = useNavigate();
  const apps = useQuery(queries.apps());
  return [
    {
      id: 'create app',
      title: t('create.action'),
      group: t('palette.actions'),
      icon: createIcon,
      run: () => void navigate('/?create'),
    },
    ...(apps.data?.items ?? []).map((app) => ({
      id: `app ${app.id}`,
      title: app.name,
      group: t('app:nav.apps'),
      keywords: [app.slug],
      icon: appIcon,
      run: () => void navigate(`/apps/${app.slug}`),
    })),
  ];
}
