import type { FastifyInstance } from 'fastify';
import { serveOwnRoutes, serveRecords, type RecordRoutesContext } from '../../support/records/routes.ts';
import { paperEntity } from './entity.ts';
import { paperHooks } from './hooks.ts';

export function registerPaperRoutes(app: FastifyInstance, context: RecordRoutesContext): void {
  serveRecords(app, paperEntity, context);
  serveOwnRoutes(app, paperEntity, paperHooks, context);
}
