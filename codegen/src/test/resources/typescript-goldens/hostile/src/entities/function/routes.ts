import type { FastifyInstance } from 'fastify';
import { serveOwnRoutes, serveRecords, type RecordRoutesContext } from '../../support/records/routes.ts';
import { functionEntity } from './entity.ts';
import { functionHooks } from './hooks.ts';

export function registerFunctionRoutes(app: FastifyInstance, context: RecordRoutesContext): void {
  serveRecords(app, functionEntity, context);
  serveOwnRoutes(app, functionEntity, functionHooks, context);
}
