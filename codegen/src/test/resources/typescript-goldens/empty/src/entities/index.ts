import type { Entity, Values } from '../support/model.ts';
import type { EntityHooks } from '../support/records/hooks.ts';

export const entities: readonly Entity[] = [];

export const hooks: ReadonlyMap<string, EntityHooks<Values>> = new Map<string, EntityHooks<never>>([]);

export function registerRoutes(): void {
  // there are no entities
}
