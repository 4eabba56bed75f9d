import type { FastifyInstance } from 'fastify';
import { serveOwnRoutes, serveRecords, type RecordRoutesContext } from '../../support/records/routes.ts';
import { presetEntity } from './entity.ts';
import { presetHooks } from './hooks.ts';

export function registerPresetRoutes(app: FastifyInstance, context: RecordRoutesContext): void {
  serveRecords(app, presetEntity, context);
  serveOwnRoutes(app, presetEntity, presetHooks, context);
}
