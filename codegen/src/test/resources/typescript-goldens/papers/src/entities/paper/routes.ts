import type { FastifyInstance } from 'fastify';
import { serveRecords, type RecordRoutesContext } from '../../support/records/routes.ts';
import { paperEntity } from './entity.ts';
import { paperHooks } from './hooks.ts';

export function registerPaperRoutes(app: FastifyInstance, context: RecordRoutesContext): void {
  serveRecords(app, paperEntity, context);
  paperHooks.routes?.(app);
}
