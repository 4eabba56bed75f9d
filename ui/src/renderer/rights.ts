import type { Action, Entity, Member, Meta, Permission } from './meta';

/**
 * What the caller may do, as far as the model tells: for showing the right buttons. Which single records are meant is decided by
 * the server, so a permission with a condition counts as one.
 */
export interface Rights {
  may(action: Action): boolean;
  sees(member: Member): boolean;
  writes(member: Member, action: 'create' | 'update'): boolean;
}

export function rightsOf(meta: Meta, entity: Entity): Rights {
  const { access, roles } = meta.caller;
  const granted = meta.roles
    .filter((role) => roles.includes(role.name))
    .flatMap((role) => role.permissions)
    .filter((permission) => permission.entity === entity.name);
  const allowing = (action: Action) => granted.filter((permission) => permission.actions.includes(action));
  // A member is closed only where all that allow the action close it.
  const isOpen = (action: Action, closes: (permission: Permission) => boolean) =>
    allowing(action).some((permission) => !closes(permission));
  return {
    may: (action) => access === 'all' || (access === 'read' ? action === 'read' : allowing(action).length > 0),
    sees: (member) => access !== 'roles' || isOpen('read', (permission) => permission.hidden.includes(member.name)),
    writes: (member, action) =>
      !member.readOnly &&
      (access === 'all' ||
        (access === 'roles' &&
          isOpen(
            action,
            (permission) => permission.readOnly.includes(member.name) || permission.hidden.includes(member.name),
          ))),
  };
}
