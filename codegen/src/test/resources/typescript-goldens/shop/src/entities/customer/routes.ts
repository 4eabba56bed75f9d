import type { FastifyInstance } from 'fastify';
import { serveOwnRoutes, serveRecords, type RecordRoutesContext } from '../../support/records/routes.ts';
import { customerEntity } from './entity.ts';
import { customerHooks } from './hooks.ts';

export function registerCustomerRoutes(app: FastifyInstance, context: RecordRoutesContext): void {
  serveRecords(app, customerEntity, context);
  serveOwnRoutes(app, customerEntity, customerHooks, context);
}
