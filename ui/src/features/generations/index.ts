import { FileCode } from 'lucide-react';
import type { Feature } from '@/shared/feature';

export const generations: Feature = {
  name: 'generations',
  messages: ['platform'],
  appRoutes: [
    { path: 'generations', lazy: () => import('./generations-page') },
    { path: 'generations/:generation', lazy: () => import('./generation-page') },
  ],
  nav: [
    {
      id: 'generations',
      area: 'app',
      to: 'generations',
      label: 'app:nav.generations',
      icon: FileCode,
      order: 40,
      letter: 'c',
    },
  ],
};
