import { definition } from './app.ts';
import { createApplication, serve } from './support/application.ts';
import { readSettings } from './support/settings.ts';

const settings = readSettings(process.env);
await serve(await createApplication(definition, settings), settings);
