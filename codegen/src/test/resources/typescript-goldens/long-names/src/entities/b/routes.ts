import type { FastifyInstance } from 'fastify';
import { serveOwnRoutes, serveRecords, type RecordRoutesContext } from '../../support/records/routes.ts';
import { bEntity } from './entity.ts';
import { bHooks } from './hooks.ts';

export function registerBRoutes(app: FastifyInstance, context: RecordRoutesContext): void {
  serveRecords(app, bEntity, context);
  serveOwnRoutes(app, bEntity, bHooks, context);
}
