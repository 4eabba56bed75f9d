import type { FastifyInstance } from 'fastify';
import { serveOwnRoutes, serveRecords, type RecordRoutesContext } from '../../support/records/routes.ts';
import { modelEntity } from './entity.ts';
import { modelHooks } from './hooks.ts';

export function registerModelRoutes(app: FastifyInstance, context: RecordRoutesContext): void {
  serveRecords(app, modelEntity, context);
  serveOwnRoutes(app, modelEntity, modelHooks, context);
}
