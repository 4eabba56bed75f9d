import type { RouteObject } from 'react-router';
import { apps } from '@/features/apps';
import { deploy } from '@/features/deploy';
import { generations } from '@/features/generations';
import { home } from '@/features/home';
import { identity } from '@/features/identity';
import { jobs } from '@/features/jobs';
import { modeling } from '@/features/modeling';
import { records } from '@/features/records';
import { settings } from '@/features/settings';
import type { Feature, NavEntry } from '@/shared/feature';
import { needMessages } from './i18n';

/** All features of the studio: a new one is a line here. */
export const features: readonly Feature[] = [
  home,
  apps,
  modeling,
  records,
  generations,
  deploy,
  jobs,
  settings,
  identity,
];

export function navOf(area: NavEntry['area']): NavEntry[] {
  return features
    .flatMap((feature) => feature.nav ?? [])
    .filter((entry) => entry.area === area)
    .sort((one, other) => one.order - other.order);
}

/** The routes of all features in one place of the tree; each page waits for the messages of its feature. */
export function routesOf(place: 'publicRoutes' | 'routes' | 'appRoutes'): RouteObject[] {
  return features.flatMap((feature) => (feature[place] ?? []).map((route) => withMessages(route, feature)));
}

function withMessages(route: RouteObject, feature: Feature): RouteObject {
  const { lazy, children } = route;
  const namespaces = [feature.name, ...(feature.messages ?? [])];
  const changed = {
    ...route,
    ...(children ? { children: children.map((child) => withMessages(child, feature)) } : {}),
    ...(typeof lazy === 'function'
      ? {
          async lazy() {
            const [page] = await Promise.all([lazy(), needMessages(namespaces)]);
            return page;
          },
        }
      : {}),
  };
  return changed as RouteObject;
}

/** For what speaks of all features at once. */
export function needAllMessages(): Promise<void> {
  return needMessages(features.flatMap((feature) => [feature.name, ...(feature.messages ?? [])]));
}
