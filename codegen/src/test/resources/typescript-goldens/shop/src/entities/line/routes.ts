import type { FastifyInstance } from 'fastify';
import { serveOwnRoutes, serveRecords, type RecordRoutesContext } from '../../support/records/routes.ts';
import { lineEntity } from './entity.ts';
import { lineHooks } from './hooks.ts';

export function registerLineRoutes(app: FastifyInstance, context: RecordRoutesContext): void {
  serveRecords(app, lineEntity, context);
  serveOwnRoutes(app, lineEntity, lineHooks, context);
}
