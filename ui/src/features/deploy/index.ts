import { Rocket } from 'lucide-react';
import type { Feature } from '@/shared/feature';

export const deploy: Feature = {
  name: 'deploy',
  messages: ['platform'],
  appRoutes: [
    { path: 'deployments', lazy: () => import('./deployments-page') },
    { path: 'deployments/:environment', lazy: () => import('./environment-page') },
  ],
  nav: [
    {
      id: 'deployments',
      area: 'app',
      to: 'deployments',
      label: 'app:nav.deployments',
      icon: Rocket,
      order: 50,
      letter: 'd',
    },
  ],
};
