import type { FastifyInstance } from 'fastify';
import { serveOwnRoutes, serveRecords, type RecordRoutesContext } from '../../support/records/routes.ts';
import { noteEntity } from './entity.ts';
import { noteHooks } from './hooks.ts';

export function registerNoteRoutes(app: FastifyInstance, context: RecordRoutesContext): void {
  serveRecords(app, noteEntity, context);
  serveOwnRoutes(app, noteEntity, noteHooks, context);
}
