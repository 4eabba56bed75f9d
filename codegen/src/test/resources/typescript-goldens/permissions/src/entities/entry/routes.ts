import type { FastifyInstance } from 'fastify';
import { serveOwnRoutes, serveRecords, type RecordRoutesContext } from '../../support/records/routes.ts';
import { entryEntity } from './entity.ts';
import { entryHooks } from './hooks.ts';

export function registerEntryRoutes(app: FastifyInstance, context: RecordRoutesContext): void {
  serveRecords(app, entryEntity, context);
  serveOwnRoutes(app, entryEntity, entryHooks, context);
}
