import type { FastifyInstance } from 'fastify';
import { serveRecords, type RecordRoutesContext } from '../../support/records/routes.ts';
import { presetEntity } from './entity.ts';
import { presetHooks } from './hooks.ts';

export function registerPresetRoutes(app: FastifyInstance, context: RecordRoutesContext): void {
  serveRecords(app, presetEntity, context);
  presetHooks.routes?.(app);
}
