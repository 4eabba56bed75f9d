import type { FastifyInstance } from 'fastify';
import { serveOwnRoutes, serveRecords, type RecordRoutesContext } from '../../support/records/routes.ts';
import { entityEntity } from './entity.ts';
import { entityHooks } from './hooks.ts';

export function registerEntityRoutes(app: FastifyInstance, context: RecordRoutesContext): void {
  serveRecords(app, entityEntity, context);
  serveOwnRoutes(app, entityEntity, entityHooks, context);
}
