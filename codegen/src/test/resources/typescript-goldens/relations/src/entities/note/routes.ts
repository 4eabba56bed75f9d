import type { FastifyInstance } from 'fastify';
import { serveRecords, type RecordRoutesContext } from '../../support/records/routes.ts';
import { noteEntity } from './entity.ts';
import { noteHooks } from './hooks.ts';

export function registerNoteRoutes(app: FastifyInstance, context: RecordRoutesContext): void {
  serveRecords(app, noteEntity, context);
  noteHooks.routes?.(app);
}
