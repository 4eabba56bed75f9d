import type { FastifyInstance } from 'fastify';
import { serveOwnRoutes, serveRecords, type RecordRoutesContext } from '../../support/records/routes.ts';
import { vaultEntity } from './entity.ts';
import { vaultHooks } from './hooks.ts';

export function registerVaultRoutes(app: FastifyInstance, context: RecordRoutesContext): void {
  serveRecords(app, vaultEntity, context);
  serveOwnRoutes(app, vaultEntity, vaultHooks, context);
}
