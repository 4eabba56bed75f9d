import { LayoutTemplate } from 'lucide-react';
import type { Feature } from '@/shared/feature';
import { useNewAppPalette } from './palette';

export const apps: Feature = {
  name: 'apps',
  messages: ['platform'],
  routes: [{ path: 'new-app', lazy: () => import('./new-app-page') }],
  usePalette: () => useNewAppPalette(LayoutTemplate),
};
