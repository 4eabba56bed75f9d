import { Workflow } from 'lucide-react';
import type { Feature } from '@/shared/feature';

export const modeling: Feature = {
  name: 'modeling',
  appRoutes: [
    { path: 'model', lazy: () => import('./designer-page') },
    { path: 'model/review', lazy: () => import('./review/review-page') },
    { path: 'model/versions', lazy: () => import('./versions/versions-page') },
  ],
  nav: [{ id: 'model', area: 'app', to: 'model', label: 'app:nav.model', icon: Workflow, order: 20, letter: 'm' }],
};
