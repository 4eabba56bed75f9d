import type { FastifyInstance } from 'fastify';
import type { Entity, Values } from '../support/model.ts';
import type { EntityHooks } from '../support/records/hooks.ts';
import type { RecordRoutesContext } from '../support/records/routes.ts';
import { orderEntity } from './order/entity.ts';
import { orderHooks } from './order/hooks.ts';
import { registerOrderRoutes } from './order/routes.ts';
import { functionEntity } from './function/entity.ts';
import { functionHooks } from './function/hooks.ts';
import { registerFunctionRoutes } from './function/routes.ts';
import { recordEntity } from './record/entity.ts';
import { recordHooks } from './record/hooks.ts';
import { registerRecordRoutes } from './record/routes.ts';
import { entityEntity } from './entity/entity.ts';
import { entityHooks } from './entity/hooks.ts';
import { registerEntityRoutes } from './entity/routes.ts';
import { modelEntity } from './model/entity.ts';
import { modelHooks } from './model/hooks.ts';
import { registerModelRoutes } from './model/routes.ts';

export const entities: readonly Entity[] = [orderEntity, functionEntity, recordEntity, entityEntity, modelEntity];

export const hooks: ReadonlyMap<string, EntityHooks<Values>> = new Map<string, EntityHooks<never>>([
  ['order', orderHooks],
  ['function', functionHooks],
  ['record', recordHooks],
  ['entity', entityHooks],
  ['model', modelHooks],
]);

export function registerRoutes(app: FastifyInstance, context: RecordRoutesContext): void {
  registerOrderRoutes(app, context);
  registerFunctionRoutes(app, context);
  registerRecordRoutes(app, context);
  registerEntityRoutes(app, context);
  registerModelRoutes(app, context);
}
