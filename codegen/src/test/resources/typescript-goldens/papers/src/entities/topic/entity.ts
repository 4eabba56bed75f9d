import { SYSTEM_MEMBERS, type Entity } from '../../support/model.ts';
import { topicGrants } from './grants.ts';
import { topicStatements } from './statements.ts';
import { topicValidation } from './validation.ts';

/** Topic. */
export const topicEntity: Entity = {
  id: '3d42ed88-8bd4-5673-8ae6-ee65b7c9de82',
  name: 'topic',
  table: '"topic"',
  members: [
    ...SYSTEM_MEMBERS,
    {
      kind: 'field',
      id: 'd5c32ed7-df10-5b5a-bcee-83c9b96bac99',
      name: 'name',
      type: { kind: 'text' },
      columns: ['"name"'],
      required: true,
      initial: null,
    },
    {
      kind: 'toMany',
      id: '705862d1-bee8-5168-b453-62a418b6390f',
      name: 'papers',
      target: 'paper',
      side: 'to',
      via: '"paper_topics"',
    },
  ],
  references: {},
  uniques: [],
  relatedRules: [],
  validate: topicValidation,
  grants: topicGrants,
  statements: topicStatements,
};
