import { addEntity, memberNames } from './elements';
import { freeName, isName } from './names';
import { renameEntity } from './rename';
import { type Design, type Entity, entityById, newId, type Relation } from './types';

type Node = Record<string, unknown>;

/** Entities, with the relations among them, as a design of their own: readable, and without ids. */
export async function toYaml(design: Design, ids: ReadonlySet<string>): Promise<string> {
  const { stringify } = await import('yaml');
  const entities = design.entities.filter((entity) => ids.has(entity.id));
  const names = new Set(entities.map((entity) => entity.name));
  const relations = design.relations.filter(
    (relation) => names.has(relation.from) && (names.has(relation.to) || relation.to.startsWith('@')),
  );
  return stringify(withoutIds({ entities, ...(relations.length > 0 ? { relations } : {}) }), { lineWidth: 0 });
}

export interface Pasted {
  design: Design;
  /** The ids of the entities that came. */
  added: string[];
}

/** The most that is worth reading: a design of the largest size has less. */
const TEXT_MAX = 4_000_000;

/**
 * Adds what a text describes: a design, a list of entities, or one entity, in YAML or JSON. Names that are taken get a number, and
 * what came with them follows. Nothing where the text is nothing of that.
 */
export async function paste(design: Design, text: string): Promise<Pasted | undefined> {
  if (text.length > TEXT_MAX) {
    return undefined;
  }
  const { parse } = await import('yaml');
  let read: unknown;
  try {
    // No aliases: a short text could stand for one that fills the memory.
    read = parse(text, { maxAliasCount: 0 });
  } catch {
    return undefined;
  }
  const entities = list(isNode(read) && 'entities' in read ? read['entities'] : isNode(read) ? [read] : read).filter(
    isEntity,
  );
  if (entities.length === 0) {
    return undefined;
  }
  const relations = (isNode(read) ? list(read['relations']) : []).filter(isRelation);
  return added(design, entities, relations);
}

function added(design: Design, entities: Node[], relations: Node[]): Pasted {
  // First among themselves, so that their references follow a rename.
  let part: Design = {
    entities: entities.map((entity) => identified(entity) as unknown as Entity),
    relations: relations.map((relation) => identified(relation) as unknown as Relation),
    roles: [],
  };
  const taken = new Set(design.entities.map((entity) => entity.name));
  for (const entity of part.entities) {
    const name = freeName(entity.name, taken);
    taken.add(name);
    part = renameEntity(part, entity.id, name);
  }
  const names = new Set([...design.entities, ...part.entities].map((entity) => entity.name));
  let next: Design = { ...design, entities: [...design.entities, ...part.entities] };
  for (const relation of part.relations) {
    const target = next.entities.find((entity) => entity.name === relation.to);
    if (!names.has(relation.from) || (target === undefined && !relation.to.startsWith('@'))) {
      continue;
    }
    const inverse =
      relation.inverse === undefined || target === undefined
        ? undefined
        : freeName(relation.inverse, memberNames(next, target));
    const { inverse: _, ...rest } = relation;
    next = { ...next, relations: [...next.relations, inverse === undefined ? rest : { ...rest, inverse }] };
  }
  return { design: next, added: part.entities.map((entity) => entity.id) };
}

/** A copy of one entity beside it, without what leads to it from others. */
export function duplicate(design: Design, id: string): { design: Design; entity: Entity } | undefined {
  const entity = entityById(design, id);
  if (entity === undefined) {
    return undefined;
  }
  const made = addEntity(design, entity.name);
  const copy = {
    ...(identified(withoutIds(entity) as Node) as unknown as Entity),
    id: made.entity.id,
    name: made.entity.name,
  };
  return {
    design: { ...made.design, entities: made.design.entities.map((one) => (one.id === copy.id ? copy : one)) },
    entity: copy,
  };
}

function withoutIds(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(withoutIds);
  }
  if (!isNode(value)) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== 'id')
      .map(([key, child]) => [key, key === 'default' ? child : withoutIds(child)]),
  );
}

const SHORT: Record<string, string> = { choices: 'name', unique: 'members', indexes: 'members' };

/** With new ids at every element, whatever ids it came with, and short forms written out. */
function identified(node: Node): Node {
  const result: Node = { ...node, id: newId() };
  for (const key of ['fields', 'rules', 'unique', 'indexes', 'choices']) {
    const value = result[key];
    if (Array.isArray(value)) {
      const short = SHORT[key];
      result[key] = value.flatMap((item: unknown) =>
        isNode(item) ? [identified(item)] : short === undefined ? [] : [{ [short]: item, id: newId() }],
      );
    }
  }
  return result;
}

function isEntity(value: unknown): value is Node {
  return (
    isNode(value) &&
    typeof value['name'] === 'string' &&
    isName(value['name']) &&
    Array.isArray(value['fields']) &&
    value['fields'].every(
      (field) => isNode(field) && typeof field['name'] === 'string' && typeof field['type'] === 'string',
    )
  );
}

function isRelation(value: unknown): value is Node {
  return isNode(value) && ['from', 'to', 'name', 'kind'].every((key) => typeof value[key] === 'string');
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
