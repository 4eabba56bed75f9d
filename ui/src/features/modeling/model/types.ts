import type { Schemas } from '@/shared/api/client';
import { randomId } from '@/shared/api/client';

export type Design = Omit<Schemas['Design'], 'timeZone'> & { timeZone?: string };
export type Entity = Schemas['Entity'];
export type Field = Schemas['Field'];
export type Relation = Schemas['Relation'];
export type Rule = Schemas['Rule'];
export type KeySet = Schemas['KeySet'];
export type Role = Schemas['Role'];
export type Permission = Schemas['Permission'];
export type Choice = Schemas['Choice'];
export type FieldType = Field['type'];
export type RelationKind = Relation['kind'];
export type OnDelete = NonNullable<Relation['onDelete']>;
export type Change = Schemas['Change'];

/** The people who use an app: relations may lead to them. */
export const USER = '@user';

export const EMPTY: Design = { entities: [], relations: [], roles: [] };

const NEW = 'new:';

/** Of an element that the server has not seen yet: it gives the id that lasts. */
export function newId(): string {
  return NEW + randomId();
}

export function isNew(id: string): boolean {
  return id.startsWith(NEW);
}

/** The object with other values; what is undefined, empty or false is left out, since that is the default. */
export function changed<T extends object>(object: T, changes: { [K in keyof T]?: T[K] | undefined }): T {
  const next = { ...object } as Record<string, unknown>;
  for (const [key, value] of Object.entries(changes)) {
    // A default may be false or an empty text, and is one then.
    if (value === undefined || (key !== 'default' && (value === '' || value === false))) {
      delete next[key];
    } else {
      next[key] = value;
    }
  }
  return next as T;
}

export function entityById(design: Design, id: string): Entity | undefined {
  return design.entities.find((entity) => entity.id === id);
}

export function entityNamed(design: Design, name: string): Entity | undefined {
  return design.entities.find((entity) => entity.name === name);
}

export function relationsFrom(design: Design, entity: Entity): Relation[] {
  return design.relations.filter((relation) => relation.from === entity.name);
}

export function label(element: { name: string; displayName?: string }): string {
  return element.displayName ?? element.name;
}
