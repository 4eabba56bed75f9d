import type { FastifyInstance } from 'fastify';
import type { Entity, Values } from '../support/model.ts';
import type { EntityHooks } from '../support/records/hooks.ts';
import type { RecordRoutesContext } from '../support/records/routes.ts';
import { projectEntity } from './project/entity.ts';
import { projectHooks } from './project/hooks.ts';
import { registerProjectRoutes } from './project/routes.ts';
import { taskEntity } from './task/entity.ts';
import { taskHooks } from './task/hooks.ts';
import { registerTaskRoutes } from './task/routes.ts';
import { tagEntity } from './tag/entity.ts';
import { tagHooks } from './tag/hooks.ts';
import { registerTagRoutes } from './tag/routes.ts';

export const entities: readonly Entity[] = [projectEntity, taskEntity, tagEntity];

export const hooks: ReadonlyMap<string, EntityHooks<Values>> = new Map<string, EntityHooks<never>>([
  ['project', projectHooks],
  ['task', taskHooks],
  ['tag', tagHooks],
]);

export function registerRoutes(app: FastifyInstance, context: RecordRoutesContext): void {
  registerProjectRoutes(app, context);
  registerTaskRoutes(app, context);
  registerTagRoutes(app, context);
}
