import { updateEntity, updateField, updateRelation } from './elements';
import { renameMember } from './expressions';
import { changed, type Design, type Entity, entityById, type KeySet, type Permission } from './types';

/** Gives an entity another name, everywhere. */
export function renameEntity(design: Design, id: string, name: string): Design {
  const before = entityById(design, id)?.name;
  if (before === undefined || before === name) {
    return design;
  }
  const swap = (one: string) => (one === before ? name : one);
  const next = updateEntity(design, id, { name });
  return {
    ...next,
    relations: next.relations.map((relation) =>
      relation.from === before || relation.to === before
        ? { ...relation, from: swap(relation.from), to: swap(relation.to) }
        : relation,
    ),
    roles: next.roles.map((role) => ({
      ...role,
      permissions: role.permissions.map((permission) =>
        permission.entity === before ? { ...permission, entity: name } : permission,
      ),
    })),
  };
}

/** Gives a field or relation another name, in its entity, in sets, masks, record labels and in all expressions that read it. */
export function renameMemberOf(design: Design, entityId: string, memberId: string, name: string): Design {
  const entity = entityById(design, entityId);
  const relation = design.relations.find((one) => one.id === memberId);
  const before = entity?.fields.find((one) => one.id === memberId)?.name ?? relation?.name;
  if (entity === undefined || before === undefined || before === name) {
    return design;
  }
  const read = inExpressions(design, entity.name, before, name);
  const owned = {
    ...read,
    entities: read.entities.map((one) => (one.id === entityId ? inEntity(one, before, name) : one)),
  };
  return relation === undefined
    ? updateField(owned, entityId, memberId, (field) => ({ ...field, name }))
    : updateRelation(owned, memberId, { name });
}

function inEntity(entity: Entity, before: string, name: string): Entity {
  const swap = (one: string) => (one === before ? name : one);
  const sets = (list: KeySet[] | undefined) => list?.map((set) => ({ ...set, members: set.members.map(swap) }));
  return changed(entity, {
    unique: sets(entity.unique),
    indexes: sets(entity.indexes),
    rules: entity.rules?.map((rule) => (rule.field === before ? { ...rule, field: name } : rule)),
    recordLabel: entity.recordLabel?.replaceAll(`{${before}}`, `{${name}}`),
  });
}

function inExpressions(design: Design, owner: string, before: string, name: string): Design {
  const rename = (root: Entity, expression: string) => renameMember(design, root, expression, owner, before, name);
  const entities = design.entities.map((entity) =>
    changed(entity, {
      fields: entity.fields.map((field) =>
        field.expression === undefined ? field : { ...field, expression: rename(entity, field.expression) },
      ),
      rules: entity.rules?.map((rule) => ({ ...rule, expression: rename(entity, rule.expression) })),
    }),
  );
  const swap = (list: string[] | undefined) => list?.map((one) => (one === before ? name : one));
  const inPermission = (permission: Permission): Permission => {
    const root = design.entities.find((entity) => entity.name === permission.entity);
    const own = permission.entity === owner;
    return changed(permission, {
      where: permission.where !== undefined && root ? rename(root, permission.where) : permission.where,
      hiddenFields: own ? swap(permission.hiddenFields) : permission.hiddenFields,
      readOnlyFields: own ? swap(permission.readOnlyFields) : permission.readOnlyFields,
    });
  };
  return {
    ...design,
    entities,
    roles: design.roles.map((role) => ({ ...role, permissions: role.permissions.map(inPermission) })),
  };
}
