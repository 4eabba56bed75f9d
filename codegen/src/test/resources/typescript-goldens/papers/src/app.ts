import { fileURLToPath } from 'node:url';
import { hooks, registerRoutes } from './entities/index.ts';
import { model } from './model.ts';
import type { Definition } from './support/application.ts';

/** What makes this app the one that it is. */
export const definition: Definition = {
  name: 'papers',
  model,
  hooks,
  migrations: fileURLToPath(new URL('../migrations', import.meta.url)),
  documents: fileURLToPath(new URL('../documents', import.meta.url)),
  samples: fileURLToPath(new URL('../seed', import.meta.url)),
  registerRoutes,
};
