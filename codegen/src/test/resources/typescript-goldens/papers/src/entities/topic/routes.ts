import type { FastifyInstance } from 'fastify';
import { serveOwnRoutes, serveRecords, type RecordRoutesContext } from '../../support/records/routes.ts';
import { topicEntity } from './entity.ts';
import { topicHooks } from './hooks.ts';

export function registerTopicRoutes(app: FastifyInstance, context: RecordRoutesContext): void {
  serveRecords(app, topicEntity, context);
  serveOwnRoutes(app, topicEntity, topicHooks, context);
}
