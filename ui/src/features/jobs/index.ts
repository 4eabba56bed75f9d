import { ListChecks } from 'lucide-react';
import type { Feature } from '@/shared/feature';

export const jobs: Feature = {
  name: 'jobs',
  messages: ['platform'],
  routes: [
    { path: 'jobs', lazy: () => import('./jobs-page') },
    { path: 'jobs/:job', lazy: () => import('./job-page') },
  ],
  nav: [{ id: 'jobs', area: 'workspace', to: 'jobs', label: 'app:nav.jobs', icon: ListChecks, order: 60, letter: 'j' }],
};
