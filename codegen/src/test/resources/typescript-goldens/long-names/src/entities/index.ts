import type { FastifyInstance } from 'fastify';
import type { Entity, Values } from '../support/model.ts';
import type { EntityHooks } from '../support/records/hooks.ts';
import type { RecordRoutesContext } from '../support/records/routes.ts';
import { aVeryLongNameOfAnEntityThatGoesOnAndOnOksEntity } from './a-very-long-name-of-an-entity-that-goes-on-and-on-oks/entity.ts';
import { aVeryLongNameOfAnEntityThatGoesOnAndOnOksHooks } from './a-very-long-name-of-an-entity-that-goes-on-and-on-oks/hooks.ts';
import { registerAVeryLongNameOfAnEntityThatGoesOnAndOnOksRoutes } from './a-very-long-name-of-an-entity-that-goes-on-and-on-oks/routes.ts';
import { bEntity } from './b/entity.ts';
import { bHooks } from './b/hooks.ts';
import { registerBRoutes } from './b/routes.ts';

export const entities: readonly Entity[] = [aVeryLongNameOfAnEntityThatGoesOnAndOnOksEntity, bEntity];

export const hooks: ReadonlyMap<string, EntityHooks<Values>> = new Map<string, EntityHooks<never>>([
  ['aVeryLongNameOfAnEntityThatGoesOnAndOnOks', aVeryLongNameOfAnEntityThatGoesOnAndOnOksHooks],
  ['b', bHooks],
]);

export function registerRoutes(app: FastifyInstance, context: RecordRoutesContext): void {
  registerAVeryLongNameOfAnEntityThatGoesOnAndOnOksRoutes(app, context);
  registerBRoutes(app, context);
}
