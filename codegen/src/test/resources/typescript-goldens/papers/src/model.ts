import { entities } from './entities/index.ts';
import { Model } from './support/model.ts';

/** The design that this app was generated from. */
export const model = new Model({
  entities,
  roles: ['author', 'reader', 'archivist', 'owner', 'editor'],
  timeZone: 'UTC',
  version: 1,
});
