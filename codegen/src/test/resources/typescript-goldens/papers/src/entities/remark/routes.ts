import type { FastifyInstance } from 'fastify';
import { serveOwnRoutes, serveRecords, type RecordRoutesContext } from '../../support/records/routes.ts';
import { remarkEntity } from './entity.ts';
import { remarkHooks } from './hooks.ts';

export function registerRemarkRoutes(app: FastifyInstance, context: RecordRoutesContext): void {
  serveRecords(app, remarkEntity, context);
  serveOwnRoutes(app, remarkEntity, remarkHooks, context);
}
