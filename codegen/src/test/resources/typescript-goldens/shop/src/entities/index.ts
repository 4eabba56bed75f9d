import type { FastifyInstance } from 'fastify';
import type { Entity, Values } from '../support/model.ts';
import type { EntityHooks } from '../support/records/hooks.ts';
import type { RecordRoutesContext } from '../support/records/routes.ts';
import { customerEntity } from './customer/entity.ts';
import { customerHooks } from './customer/hooks.ts';
import { registerCustomerRoutes } from './customer/routes.ts';
import { orderEntity } from './order/entity.ts';
import { orderHooks } from './order/hooks.ts';
import { registerOrderRoutes } from './order/routes.ts';
import { lineEntity } from './line/entity.ts';
import { lineHooks } from './line/hooks.ts';
import { registerLineRoutes } from './line/routes.ts';

export const entities: readonly Entity[] = [customerEntity, orderEntity, lineEntity];

export const hooks: ReadonlyMap<string, EntityHooks<Values>> = new Map<string, EntityHooks<never>>([
  ['customer', customerHooks],
  ['order', orderHooks],
  ['line', lineHooks],
]);

export function registerRoutes(app: FastifyInstance, context: RecordRoutesContext): void {
  registerCustomerRoutes(app, context);
  registerOrderRoutes(app, context);
  registerLineRoutes(app, context);
}
