import type { FastifyInstance } from 'fastify';
import { serveOwnRoutes, serveRecords, type RecordRoutesContext } from '../../support/records/routes.ts';
import { memoEntity } from './entity.ts';
import { memoHooks } from './hooks.ts';

export function registerMemoRoutes(app: FastifyInstance, context: RecordRoutesContext): void {
  serveRecords(app, memoEntity, context);
  serveOwnRoutes(app, memoEntity, memoHooks, context);
}
