import type { FastifyInstance } from 'fastify';
import { serveOwnRoutes, serveRecords, type RecordRoutesContext } from '../../support/records/routes.ts';
import { aEntity } from './entity.ts';
import { aHooks } from './hooks.ts';

export function registerARoutes(app: FastifyInstance, context: RecordRoutesContext): void {
  serveRecords(app, aEntity, context);
  serveOwnRoutes(app, aEntity, aHooks, context);
}
