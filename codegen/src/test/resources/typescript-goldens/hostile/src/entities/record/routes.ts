import type { FastifyInstance } from 'fastify';
import { serveOwnRoutes, serveRecords, type RecordRoutesContext } from '../../support/records/routes.ts';
import { recordEntity } from './entity.ts';
import { recordHooks } from './hooks.ts';

export function registerRecordRoutes(app: FastifyInstance, context: RecordRoutesContext): void {
  serveRecords(app, recordEntity, context);
  serveOwnRoutes(app, recordEntity, recordHooks, context);
}
