import type { FastifyInstance } from 'fastify';
import type { Entity, Values } from '../support/model.ts';
import type { EntityHooks } from '../support/records/hooks.ts';
import type { RecordRoutesContext } from '../support/records/routes.ts';
import { teamEntity } from './team/entity.ts';
import { teamHooks } from './team/hooks.ts';
import { registerTeamRoutes } from './team/routes.ts';
import { personEntity } from './person/entity.ts';
import { personHooks } from './person/hooks.ts';
import { registerPersonRoutes } from './person/routes.ts';
import { badgeEntity } from './badge/entity.ts';
import { badgeHooks } from './badge/hooks.ts';
import { registerBadgeRoutes } from './badge/routes.ts';
import { projectEntity } from './project/entity.ts';
import { projectHooks } from './project/hooks.ts';
import { registerProjectRoutes } from './project/routes.ts';
import { noteEntity } from './note/entity.ts';
import { noteHooks } from './note/hooks.ts';
import { registerNoteRoutes } from './note/routes.ts';

export const entities: readonly Entity[] = [teamEntity, personEntity, badgeEntity, projectEntity, noteEntity];

export const hooks: ReadonlyMap<string, EntityHooks<Values>> = new Map<string, EntityHooks<never>>([
  ['team', teamHooks],
  ['person', personHooks],
  ['badge', badgeHooks],
  ['project', projectHooks],
  ['note', noteHooks],
]);

export function registerRoutes(app: FastifyInstance, context: RecordRoutesContext): void {
  registerTeamRoutes(app, context);
  registerPersonRoutes(app, context);
  registerBadgeRoutes(app, context);
  registerProjectRoutes(app, context);
  registerNoteRoutes(app, context);
}
