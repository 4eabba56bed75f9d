import type { FastifyInstance } from 'fastify';
import { serveOwnRoutes, serveRecords, type RecordRoutesContext } from '../../support/records/routes.ts';
import { aVeryLongNameOfAnEntityThatGoesOnAndOnOksEntity } from './entity.ts';
import { aVeryLongNameOfAnEntityThatGoesOnAndOnOksHooks } from './hooks.ts';

export function registerAVeryLongNameOfAnEntityThatGoesOnAndOnOksRoutes(
  app: FastifyInstance,
  context: RecordRoutesContext,
): void {
  serveRecords(app, aVeryLongNameOfAnEntityThatGoesOnAndOnOksEntity, context);
  serveOwnRoutes(
    app,
    aVeryLongNameOfAnEntityThatGoesOnAndOnOksEntity,
    aVeryLongNameOfAnEntityThatGoesOnAndOnOksHooks,
    context,
  );
}
