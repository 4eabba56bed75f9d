import type { FastifyInstance } from 'fastify';
import { serveOwnRoutes, serveRecords, type RecordRoutesContext } from '../../support/records/routes.ts';
import { taskEntity } from './entity.ts';
import { taskHooks } from './hooks.ts';

export function registerTaskRoutes(app: FastifyInstance, context: RecordRoutesContext): void {
  serveRecords(app, taskEntity, context);
  serveOwnRoutes(app, taskEntity, taskHooks, context);
}
