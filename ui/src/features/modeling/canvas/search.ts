import type { Design } from '../model/types';

/** The entities that a search means: by their names, and by those of their members. All of them, as undefined, where nothing is searched. */
export function found(design: Design, query: string): ReadonlySet<string> | undefined {
  const words = query.trim().toLowerCase();
  if (words === '') {
    return undefined;
  }
  const has = (...texts: Array<string | undefined>) => texts.some((text) => text?.toLowerCase().includes(words));
  return new Set(
    design.entities
      .filter(
        (entity) =>
          has(entity.name, entity.displayName, entity.pluralName) ||
          entity.fields.some((field) => has(field.name, field.displayName)) ||
          design.relations.some(
            (relation) => relation.from === entity.name && has(relation.name, relation.displayName),
          ),
      )
      .map((entity) => entity.id),
  );
}
