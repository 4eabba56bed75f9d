import { freeName } from './names';
import { changed, type Design, type Entity, entityById, type Field, newId, type Relation } from './types';

/** Commands over entities and fields: each makes another design and leaves the one it got. */

export function addEntity(design: Design, wish: string): { design: Design; entity: Entity } {
  const name = freeName(
    wish,
    design.entities.map((entity) => entity.name),
  );
  const entity: Entity = {
    id: newId(),
    name,
    fields: [{ id: newId(), name: 'name', type: 'text', required: true, maxLength: 200 }],
    recordLabel: '{name}',
  };
  return { design: { ...design, entities: [...design.entities, entity] }, entity };
}

export function updateEntity(
  design: Design,
  id: string,
  change: { [K in keyof Entity]?: Entity[K] | undefined },
): Design {
  return {
    ...design,
    entities: design.entities.map((entity) => (entity.id === id ? changed(entity, change) : entity)),
  };
}

/** Takes entities away, with the relations from and to them and what roles may do with them. */
export function removeEntities(design: Design, ids: ReadonlySet<string>): Design {
  const gone = new Set(design.entities.filter((entity) => ids.has(entity.id)).map((entity) => entity.name));
  return {
    ...design,
    entities: design.entities.filter((entity) => !ids.has(entity.id)),
    relations: design.relations.filter((relation) => !gone.has(relation.from) && !gone.has(relation.to)),
    roles: design.roles.map((role) => ({
      ...role,
      permissions: role.permissions.filter((permission) => !gone.has(permission.entity)),
    })),
  };
}

/** The names that fields, relations and inverse sides of an entity have: one room. */
export function memberNames(design: Design, entity: Entity, but?: string): string[] {
  return [
    ...entity.fields.filter((field) => field.id !== but).map((field) => field.name),
    ...design.relations.flatMap((relation) => [
      ...(relation.from === entity.name && relation.id !== but ? [relation.name] : []),
      ...(relation.to === entity.name && relation.inverse !== undefined && `${relation.id}/inverse` !== but
        ? [relation.inverse]
        : []),
    ]),
  ];
}

export function addField(
  design: Design,
  entityId: string,
  field: Omit<Field, 'id'>,
): { design: Design; field: Field | undefined } {
  const entity = entityById(design, entityId);
  if (entity === undefined) {
    return { design, field: undefined };
  }
  const added: Field = { ...field, id: newId(), name: freeName(field.name, memberNames(design, entity)) };
  return { design: updateEntity(design, entityId, { fields: [...entity.fields, added] }), field: added };
}

export function updateField(design: Design, entityId: string, fieldId: string, to: (field: Field) => Field): Design {
  const entity = entityById(design, entityId);
  return entity === undefined
    ? design
    : updateEntity(design, entityId, {
        fields: entity.fields.map((field) => (field.id === fieldId ? to(field) : field)),
      });
}

export function moveField(design: Design, entityId: string, fieldId: string, by: number): Design {
  const entity = entityById(design, entityId);
  const at = entity?.fields.findIndex((field) => field.id === fieldId) ?? -1;
  const field = entity?.fields[at];
  if (entity === undefined || field === undefined) {
    return design;
  }
  const fields = entity.fields.filter((one) => one !== field);
  fields.splice(Math.max(0, Math.min(fields.length, at + by)), 0, field);
  return updateEntity(design, entityId, { fields });
}

/** Takes a field or relation away, with the sets, marks and masks that name it. Expressions that read it stay, and are found. */
export function removeMember(design: Design, entityId: string, memberId: string): Design {
  const entity = entityById(design, entityId);
  const field = entity?.fields.find((one) => one.id === memberId);
  const relation = design.relations.find((one) => one.id === memberId);
  const name = field?.name ?? relation?.name;
  if (entity === undefined || name === undefined) {
    return design;
  }
  const without = {
    ...design,
    relations: design.relations.filter((one) => one.id !== memberId),
    entities: design.entities.map((one) => (one.id === entityId ? withoutMember(one, memberId, name) : one)),
  };
  return unmask(without, entity.name, name);
}

function withoutMember(entity: Entity, memberId: string, name: string): Entity {
  const sets = (list: Entity['unique']) => {
    const kept = list?.filter((set) => !set.members.includes(name));
    return kept?.length === 0 ? undefined : kept;
  };
  return changed(entity, {
    fields: entity.fields.filter((field) => field.id !== memberId),
    unique: sets(entity.unique),
    indexes: sets(entity.indexes),
    rules: entity.rules?.map((rule) => (rule.field === name ? changed(rule, { field: undefined }) : rule)),
    recordLabel: entity.recordLabel?.replaceAll(`{${name}}`, '').trim(),
  });
}

function unmask(design: Design, entity: string, name: string): Design {
  const less = (list: string[] | undefined) => {
    const kept = list?.filter((one) => one !== name);
    return kept?.length === 0 ? undefined : kept;
  };
  return {
    ...design,
    roles: design.roles.map((role) => ({
      ...role,
      permissions: role.permissions.map((permission) =>
        permission.entity === entity
          ? changed(permission, {
              hiddenFields: less(permission.hiddenFields),
              readOnlyFields: less(permission.readOnlyFields),
            })
          : permission,
      ),
    })),
  };
}

export function addRelation(design: Design, relation: Omit<Relation, 'id'>): { design: Design; relation: Relation } {
  const added: Relation = { ...relation, id: newId() };
  return { design: { ...design, relations: [...design.relations, added] }, relation: added };
}

export function updateRelation(
  design: Design,
  id: string,
  change: { [K in keyof Relation]?: Relation[K] | undefined },
): Design {
  return {
    ...design,
    relations: design.relations.map((relation) => (relation.id === id ? changed(relation, change) : relation)),
  };
}
