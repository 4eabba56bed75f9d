import type { Feature } from '@/shared/feature';

export const identity: Feature = {
  name: 'identity',
  publicRoutes: [
    { path: 'register', lazy: () => import('./register-page') },
    { path: 'setup', lazy: () => import('./setup-page') },
    { path: 'sign-in', lazy: () => import('./sign-in-page') },
    { path: 'reset-password', lazy: () => import('./reset-password-page') },
  ],
  routes: [{ path: 'profile', lazy: () => import('./profile-page') }],
};
