import type { Entity, Member, Meta } from './meta';

/** Models for tests. */
export function member(name: string, type: string, more: Partial<Member> = {}): Member {
  const isRelation = ['manyToOne', 'oneToOne', 'manyToMany'].includes(type);
  return {
    name,
    label: name,
    description: null,
    kind: isRelation ? 'relation' : 'field',
    type,
    required: false,
    readOnly: false,
    sortable: true,
    aggregates: [],
    ...(isRelation ? { many: type === 'manyToMany', target: 'project', people: false } : {}),
    ...more,
  };
}

export function entity(name: string, members: Member[], more: Partial<Entity> = {}): Entity {
  return {
    id: name,
    name,
    label: name,
    pluralLabel: `${name}s`,
    description: null,
    path: '',
    recordLabel: '{id}',
    members,
    rules: [],
    unique: [],
    list: { columns: members.slice(0, 2).map((one) => one.name), sort: '-createdAt', limit: 25 },
    ...more,
  };
}

export function metaOf(entities: Entity[], more: Partial<Meta> = {}): Meta {
  return {
    caller: { access: 'all', roles: [] },
    app: { name: 'Sample', version: 1, timeZone: 'UTC' },
    entities,
    roles: [],
    ...more,
  };
}
