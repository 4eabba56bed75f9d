import type { RouteObject } from 'react-router';
import { SkeletonPage } from '@/shared/ui/states';
import { AppLayout } from './app-layout';
import { routesOf } from './features';
import { NotFound } from './not-found';
import { RouteError } from './route-error';
import { Shell } from './shell';
import { SignedIn } from './signed-in';

/** The pages of all features, in their places. Features add to it by what they export: see {@link routesOf}. */
export const routes: RouteObject[] = [
  {
    ErrorBoundary: RouteError,
    HydrateFallback: SkeletonPage,
    children: [
      ...routesOf('publicRoutes'),
      {
        Component: SignedIn,
        children: [
          {
            Component: Shell,
            children: [
              {
                // Within the shell: a page that fails leaves the way to the others.
                ErrorBoundary: RouteError,
                children: [
                  ...routesOf('routes'),
                  {
                    path: 'apps/:app',
                    Component: AppLayout,
                    children: [
                      {
                        ErrorBoundary: RouteError,
                        children: [...routesOf('appRoutes'), { path: '*', Component: NotFound }],
                      },
                    ],
                  },
                  { path: '*', Component: NotFound },
                ],
              },
            ],
          },
        ],
      },
    ],
  },
];
