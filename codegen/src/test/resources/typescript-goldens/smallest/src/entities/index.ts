import type { FastifyInstance } from 'fastify';
import type { Entity, Values } from '../support/model.ts';
import type { EntityHooks } from '../support/records/hooks.ts';
import type { RecordRoutesContext } from '../support/records/routes.ts';
import { aEntity } from './a/entity.ts';
import { aHooks } from './a/hooks.ts';
import { registerARoutes } from './a/routes.ts';

export const entities: readonly Entity[] = [aEntity];

export const hooks: ReadonlyMap<string, EntityHooks<Values>> = new Map<string, EntityHooks<never>>([['a', aHooks]]);

export function registerRoutes(app: FastifyInstance, context: RecordRoutesContext): void {
  registerARoutes(app, context);
}
