import type { FastifyInstance } from 'fastify';
import { serveRecords, type RecordRoutesContext } from '../../support/records/routes.ts';
import { remarkEntity } from './entity.ts';
import { remarkHooks } from './hooks.ts';

export function registerRemarkRoutes(app: FastifyInstance, context: RecordRoutesContext): void {
  serveRecords(app, remarkEntity, context);
  remarkHooks.routes?.(app);
}
