import type { FastifyInstance } from 'fastify';
import { serveOwnRoutes, serveRecords, type RecordRoutesContext } from '../../support/records/routes.ts';
import { badgeEntity } from './entity.ts';
import { badgeHooks } from './hooks.ts';

export function registerBadgeRoutes(app: FastifyInstance, context: RecordRoutesContext): void {
  serveRecords(app, badgeEntity, context);
  serveOwnRoutes(app, badgeEntity, badgeHooks, context);
}
