import type { FastifyInstance } from 'fastify';
import type { Entity, Values } from '../support/model.ts';
import type { EntityHooks } from '../support/records/hooks.ts';
import type { RecordRoutesContext } from '../support/records/routes.ts';
import { sampleEntity } from './sample/entity.ts';
import { sampleHooks } from './sample/hooks.ts';
import { registerSampleRoutes } from './sample/routes.ts';
import { presetEntity } from './preset/entity.ts';
import { presetHooks } from './preset/hooks.ts';
import { registerPresetRoutes } from './preset/routes.ts';
import { orderEntity } from './order/entity.ts';
import { orderHooks } from './order/hooks.ts';
import { registerOrderRoutes } from './order/routes.ts';

export const entities: readonly Entity[] = [sampleEntity, presetEntity, orderEntity];

export const hooks: ReadonlyMap<string, EntityHooks<Values>> = new Map<string, EntityHooks<never>>([
  ['sample', sampleHooks],
  ['preset', presetHooks],
  ['order', orderHooks],
]);

export function registerRoutes(app: FastifyInstance, context: RecordRoutesContext): void {
  registerSampleRoutes(app, context);
  registerPresetRoutes(app, context);
  registerOrderRoutes(app, context);
}
