import type { FastifyInstance } from 'fastify';
import { serveOwnRoutes, serveRecords, type RecordRoutesContext } from '../../support/records/routes.ts';
import { teamEntity } from './entity.ts';
import { teamHooks } from './hooks.ts';

export function registerTeamRoutes(app: FastifyInstance, context: RecordRoutesContext): void {
  serveRecords(app, teamEntity, context);
  serveOwnRoutes(app, teamEntity, teamHooks, context);
}
