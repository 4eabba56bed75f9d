import type { FastifyInstance } from 'fastify';
import { serveOwnRoutes, serveRecords, type RecordRoutesContext } from '../../support/records/routes.ts';
import { orderEntity } from './entity.ts';
import { orderHooks } from './hooks.ts';

export function registerOrderRoutes(app: FastifyInstance, context: RecordRoutesContext): void {
  serveRecords(app, orderEntity, context);
  serveOwnRoutes(app, orderEntity, orderHooks, context);
}
