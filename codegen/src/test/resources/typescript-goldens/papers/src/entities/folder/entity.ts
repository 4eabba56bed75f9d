import { SYSTEM_MEMBERS, type Entity } from '../../support/model.ts';
import { folderGrants } from './grants.ts';
import { folderStatements } from './statements.ts';
import { folderValidation } from './validation.ts';

/** Folder. */
export const folderEntity: Entity = {
  id: '35fb5bb0-1dee-59da-a428-b5ea15add7ab',
  name: 'folder',
  table: '"folder"',
  members: [
    ...SYSTEM_MEMBERS,
    {
      kind: 'field',
      id: '485adcf6-450f-5911-ae28-fdb84d3df6de',
      name: 'name',
      type: { kind: 'text' },
      columns: ['"name"'],
      required: true,
      initial: null,
    },
    {
      kind: 'toMany',
      id: 'f1c0f6cc-a82a-5495-b7a8-9678125fb7c2',
      name: 'papers',
      target: 'paper',
      side: 'inverse',
      via: '"folder_id"',
    },
  ],
  references: {},
  uniques: [],
  relatedRules: [],
  validate: folderValidation,
  grants: folderGrants,
  statements: folderStatements,
};
