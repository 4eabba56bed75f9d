import { Boxes, House, LayoutDashboard, Plus } from 'lucide-react';
import type { Feature } from '@/shared/feature';
import { useAppsPalette } from './palette';

export const home: Feature = {
  name: 'home',
  routes: [
    { index: true, lazy: () => import('./home-page') },
    { path: 'apps', lazy: () => import('./apps-page') },
  ],
  appRoutes: [{ index: true, lazy: () => import('./app-overview-page') }],
  nav: [
    { id: 'home', area: 'workspace', to: '', label: 'app:nav.home', icon: House, order: 10, letter: 'h' },
    { id: 'apps', area: 'workspace', to: 'apps', label: 'app:nav.apps', icon: Boxes, order: 20, letter: 'a' },
    { id: 'overview', area: 'app', to: '', label: 'app:nav.overview', icon: LayoutDashboard, order: 10, letter: 'o' },
  ],
  usePalette: () => useAppsPalette(Boxes, Plus),
};
