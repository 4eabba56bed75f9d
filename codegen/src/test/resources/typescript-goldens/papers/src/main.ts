import { definition } from './app.ts';
import { run } from './support/application.ts';
import { readSettings } from './support/settings.ts';

await run(definition, readSettings(process.env));
