import type { FastifyInstance } from 'fastify';
import { serveOwnRoutes, serveRecords, type RecordRoutesContext } from '../../support/records/routes.ts';
import { folderEntity } from './entity.ts';
import { folderHooks } from './hooks.ts';

export function registerFolderRoutes(app: FastifyInstance, context: RecordRoutesContext): void {
  serveRecords(app, folderEntity, context);
  serveOwnRoutes(app, folderEntity, folderHooks, context);
}
