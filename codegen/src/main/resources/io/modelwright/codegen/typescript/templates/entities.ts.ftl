<#if entities?has_content>
import type { FastifyInstance } from 'fastify';
</#if>
import type { Entity, Values } from '../support/model.ts';
import type { EntityHooks } from '../support/records/hooks.ts';
<#if entities?has_content>
import type { RecordRoutesContext } from '../support/records/routes.ts';
</#if>
<#list entities as item>
import { ${item.entity} } from './${item.folder}/entity.ts';
import { ${item.hooks} } from './${item.folder}/hooks.ts';
import { ${item.routes} } from './${item.folder}/routes.ts';
</#list>

export const entities: readonly Entity[] = ${list};

export const hooks: ReadonlyMap<string, EntityHooks<Values>> = ${hooks};

<#if entities?has_content>
export function registerRoutes(app: FastifyInstance, context: RecordRoutesContext): void {
<#list entities as item>
  ${item.routes}(app, context);
</#list>
}
<#else>
export function registerRoutes(): void {
  // there are no entities
}
</#if>
