import { Settings, SlidersHorizontal } from 'lucide-react';
import type { Feature } from '@/shared/feature';

export const settings: Feature = {
  name: 'settings',
  messages: ['platform'],
  routes: [{ path: 'settings', lazy: () => import('./settings-page') }],
  appRoutes: [{ path: 'settings', lazy: () => import('./app-settings-page') }],
  nav: [
    {
      id: 'settings',
      area: 'workspace',
      to: 'settings',
      label: 'app:nav.settings',
      icon: Settings,
      order: 90,
      letter: 's',
    },
    {
      id: 'appSettings',
      area: 'app',
      to: 'settings',
      label: 'app:nav.appSettings',
      icon: SlidersHorizontal,
      order: 90,
    },
  ],
};
