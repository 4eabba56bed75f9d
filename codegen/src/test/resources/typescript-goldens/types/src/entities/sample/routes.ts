import type { FastifyInstance } from 'fastify';
import { serveOwnRoutes, serveRecords, type RecordRoutesContext } from '../../support/records/routes.ts';
import { sampleEntity } from './entity.ts';
import { sampleHooks } from './hooks.ts';

export function registerSampleRoutes(app: FastifyInstance, context: RecordRoutesContext): void {
  serveRecords(app, sampleEntity, context);
  serveOwnRoutes(app, sampleEntity, sampleHooks, context);
}
