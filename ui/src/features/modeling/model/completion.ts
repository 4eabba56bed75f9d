import { type Design, type Entity, entityNamed, relationsFrom, USER } from './types';

export interface Completion {
  label: string;
  detail: string;
  type: 'property' | 'function' | 'variable';
}

const SYSTEM: ReadonlyArray<[string, string]> = [
  ['id', 'uuid'],
  ['version', 'integer'],
  ['createdAt', 'dateTime'],
  ['createdBy', 'user'],
  ['updatedAt', 'dateTime'],
  ['updatedBy', 'user'],
];

const FUNCTIONS: ReadonlyArray<[string, string]> = [
  ['today()', 'date'],
  ['now()', 'dateTime'],
  ['has(', 'boolean'],
  ['size(', 'integer'],
  ['coalesce(', ''],
  ['round(', 'decimal'],
  ['abs(', ''],
  ['floor(', 'decimal'],
  ['ceil(', 'decimal'],
  ['int(', 'integer'],
  ['decimal(', 'decimal'],
  ['float(', 'float'],
  ['string(', 'text'],
  ['date(', 'date'],
  ['time(', 'time'],
  ['dateTime(', 'dateTime'],
  ['duration(', 'duration'],
  ['addDays(', 'date'],
  ['addMonths(', 'date'],
  ['year(', 'integer'],
  ['month(', 'integer'],
  ['day(', 'integer'],
  ['dayOfWeek(', 'integer'],
  ['startsWith(', 'boolean'],
  ['endsWith(', 'boolean'],
  ['contains(', 'boolean'],
  ['matches(', 'boolean'],
  ['lowerAscii(', 'text'],
  ['upperAscii(', 'text'],
  ['trim(', 'text'],
  ['seconds(', 'integer'],
  ['true', 'boolean'],
  ['false', 'boolean'],
  ['null', ''],
];

/** What may stand behind a path such as `project.` or, where it is empty, at the beginning. */
export function completions(design: Design, root: Entity, path: readonly string[]): Completion[] {
  const [first, ...rest] = path;
  if (first === 'user') {
    return rest.length === 0 ? [{ label: 'id', detail: 'uuid', type: 'property' }] : [];
  }
  let at: Entity | undefined = root;
  for (const name of first === 'record' ? rest : path) {
    const relation: Design['relations'][number] | undefined =
      at && relationsFrom(design, at).find((one) => one.name === name && one.kind !== 'manyToMany');
    if (relation?.to === USER) {
      return [{ label: 'id', detail: 'uuid', type: 'property' }];
    }
    at = relation && entityNamed(design, relation.to);
  }
  if (at === undefined) {
    return [];
  }
  const members = membersOf(design, at);
  return path.length > 0
    ? members
    : [
        ...members,
        { label: 'user.id', detail: 'uuid', type: 'variable' },
        ...FUNCTIONS.map(([label, detail]): Completion => ({ label, detail, type: 'function' })),
      ];
}

function membersOf(design: Design, entity: Entity): Completion[] {
  return [
    ...entity.fields.map((field): Completion => ({ label: field.name, detail: field.type, type: 'property' })),
    ...relationsFrom(design, entity)
      .filter((relation) => relation.kind !== 'manyToMany')
      .map((relation): Completion => ({ label: relation.name, detail: relation.to, type: 'property' })),
    ...SYSTEM.map(([label, detail]): Completion => ({ label, detail, type: 'property' })),
  ];
}
