import type { FastifyInstance } from 'fastify';
import { registerRecordRoutes, type RecordRoutesContext } from '../../support/records/routes.ts';
import { ${entity} } from './entity.ts';
import { ${hooks} } from './hooks.ts';

export function ${routes}(app: FastifyInstance, context: RecordRoutesContext): void {
  registerRecordRoutes(app, ${entity}, context);
  ${hooks}.routes?.(app);
}
