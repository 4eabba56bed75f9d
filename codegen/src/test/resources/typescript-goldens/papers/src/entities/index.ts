import type { FastifyInstance } from 'fastify';
import type { Entity, Values } from '../support/model.ts';
import type { EntityHooks } from '../support/records/hooks.ts';
import type { RecordRoutesContext } from '../support/records/routes.ts';
import { folderEntity } from './folder/entity.ts';
import { folderHooks } from './folder/hooks.ts';
import { registerFolderRoutes } from './folder/routes.ts';
import { topicEntity } from './topic/entity.ts';
import { topicHooks } from './topic/hooks.ts';
import { registerTopicRoutes } from './topic/routes.ts';
import { paperEntity } from './paper/entity.ts';
import { paperHooks } from './paper/hooks.ts';
import { registerPaperRoutes } from './paper/routes.ts';
import { remarkEntity } from './remark/entity.ts';
import { remarkHooks } from './remark/hooks.ts';
import { registerRemarkRoutes } from './remark/routes.ts';

export const entities: readonly Entity[] = [folderEntity, topicEntity, paperEntity, remarkEntity];

export const hooks: ReadonlyMap<string, EntityHooks<Values>> = new Map<string, EntityHooks<never>>([
  ['folder', folderHooks],
  ['topic', topicHooks],
  ['paper', paperHooks],
  ['remark', remarkHooks],
]);

export function registerRoutes(app: FastifyInstance, context: RecordRoutesContext): void {
  registerFolderRoutes(app, context);
  registerTopicRoutes(app, context);
  registerPaperRoutes(app, context);
  registerRemarkRoutes(app, context);
}
