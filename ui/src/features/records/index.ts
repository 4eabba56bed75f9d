import { Table2 } from 'lucide-react';
import type { Feature } from '@/shared/feature';

export const records: Feature = {
  name: 'records',
  messages: ['renderer'],
  appRoutes: [
    { path: 'records', lazy: () => import('./entities-page') },
    { path: 'records/:entity/:record?', lazy: () => import('./records-page') },
    { path: 'environments/:environment/records', lazy: () => import('./entities-page') },
    { path: 'environments/:environment/records/:entity/:record?', lazy: () => import('./records-page') },
  ],
  nav: [{ id: 'records', area: 'app', to: 'records', label: 'app:nav.records', icon: Table2, order: 30, letter: 'r' }],
};
