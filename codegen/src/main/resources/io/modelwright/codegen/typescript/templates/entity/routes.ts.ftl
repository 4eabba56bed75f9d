import type { FastifyInstance } from 'fastify';
import { serveOwnRoutes, serveRecords, type RecordRoutesContext } from '../../support/records/routes.ts';
import { ${entity} } from './entity.ts';
import { ${hooks} } from './hooks.ts';

<#assign start = "export function ${routes}(app: FastifyInstance, context: RecordRoutesContext): void {">
<#if start?length <= 120>
${start}
<#else>
export function ${routes}(
  app: FastifyInstance,
  context: RecordRoutesContext,
): void {
</#if>
  serveRecords(app, ${entity}, context);
  serveOwnRoutes(app, ${entity}, ${hooks}, context);
}
