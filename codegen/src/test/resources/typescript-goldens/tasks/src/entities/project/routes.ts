import type { FastifyInstance } from 'fastify';
import { serveOwnRoutes, serveRecords, type RecordRoutesContext } from '../../support/records/routes.ts';
import { projectEntity } from './entity.ts';
import { projectHooks } from './hooks.ts';

export function registerProjectRoutes(app: FastifyInstance, context: RecordRoutesContext): void {
  serveRecords(app, projectEntity, context);
  serveOwnRoutes(app, projectEntity, projectHooks, context);
}
