import type { FastifyInstance } from 'fastify';
import { serveRecords, type RecordRoutesContext } from '../../support/records/routes.ts';
import { aEntity } from './entity.ts';
import { aHooks } from './hooks.ts';

export function registerARoutes(app: FastifyInstance, context: RecordRoutesContext): void {
  serveRecords(app, aEntity, context);
  aHooks.routes?.(app);
}
