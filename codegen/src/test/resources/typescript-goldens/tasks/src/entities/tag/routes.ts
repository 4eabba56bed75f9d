import type { FastifyInstance } from 'fastify';
import { serveOwnRoutes, serveRecords, type RecordRoutesContext } from '../../support/records/routes.ts';
import { tagEntity } from './entity.ts';
import { tagHooks } from './hooks.ts';

export function registerTagRoutes(app: FastifyInstance, context: RecordRoutesContext): void {
  serveRecords(app, tagEntity, context);
  serveOwnRoutes(app, tagEntity, tagHooks, context);
}
