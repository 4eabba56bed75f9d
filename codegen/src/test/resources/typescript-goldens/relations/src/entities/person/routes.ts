import type { FastifyInstance } from 'fastify';
import { serveOwnRoutes, serveRecords, type RecordRoutesContext } from '../../support/records/routes.ts';
import { personEntity } from './entity.ts';
import { personHooks } from './hooks.ts';

export function registerPersonRoutes(app: FastifyInstance, context: RecordRoutesContext): void {
  serveRecords(app, personEntity, context);
  serveOwnRoutes(app, personEntity, personHooks, context);
}
