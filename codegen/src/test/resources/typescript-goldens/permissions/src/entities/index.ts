import type { FastifyInstance } from 'fastify';
import type { Entity, Values } from '../support/model.ts';
import type { EntityHooks } from '../support/records/hooks.ts';
import type { RecordRoutesContext } from '../support/records/routes.ts';
import { accountEntity } from './account/entity.ts';
import { accountHooks } from './account/hooks.ts';
import { registerAccountRoutes } from './account/routes.ts';
import { entryEntity } from './entry/entity.ts';
import { entryHooks } from './entry/hooks.ts';
import { registerEntryRoutes } from './entry/routes.ts';
import { memoEntity } from './memo/entity.ts';
import { memoHooks } from './memo/hooks.ts';
import { registerMemoRoutes } from './memo/routes.ts';
import { vaultEntity } from './vault/entity.ts';
import { vaultHooks } from './vault/hooks.ts';
import { registerVaultRoutes } from './vault/routes.ts';

export const entities: readonly Entity[] = [accountEntity, entryEntity, memoEntity, vaultEntity];

export const hooks: ReadonlyMap<string, EntityHooks<Values>> = new Map<string, EntityHooks<never>>([
  ['account', accountHooks],
  ['entry', entryHooks],
  ['memo', memoHooks],
  ['vault', vaultHooks],
]);

export function registerRoutes(app: FastifyInstance, context: RecordRoutesContext): void {
  registerAccountRoutes(app, context);
  registerEntryRoutes(app, context);
  registerMemoRoutes(app, context);
  registerVaultRoutes(app, context);
}
