import type { FastifyInstance } from 'fastify';
import { serveRecords, type RecordRoutesContext } from '../../support/records/routes.ts';
import { entityEntity } from './entity.ts';
import { entityHooks } from './hooks.ts';

export function registerEntityRoutes(app: FastifyInstance, context: RecordRoutesContext): void {
  serveRecords(app, entityEntity, context);
  entityHooks.routes?.(app);
}
