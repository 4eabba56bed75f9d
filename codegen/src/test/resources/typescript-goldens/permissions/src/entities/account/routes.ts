import type { FastifyInstance } from 'fastify';
import { serveOwnRoutes, serveRecords, type RecordRoutesContext } from '../../support/records/routes.ts';
import { accountEntity } from './entity.ts';
import { accountHooks } from './hooks.ts';

export function registerAccountRoutes(app: FastifyInstance, context: RecordRoutesContext): void {
  serveRecords(app, accountEntity, context);
  serveOwnRoutes(app, accountEntity, accountHooks, context);
}
