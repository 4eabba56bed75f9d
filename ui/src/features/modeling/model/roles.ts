import { freeName } from './names';
import { changed, type Design, newId, type Permission, type Role } from './types';

export const ACTIONS = ['read', 'create', 'update', 'delete'] as const;
export type Action = (typeof ACTIONS)[number];

export function permissionOf(role: Role, entity: string): Permission | undefined {
  return role.permissions.find((permission) => permission.entity === entity);
}

export function addRole(design: Design, wish: string): { design: Design; role: Role } {
  const name = freeName(
    wish,
    design.roles.map((role) => role.name),
  );
  // Whoever has a role may look, until somebody says otherwise.
  const role: Role = {
    id: newId(),
    name,
    permissions: design.entities.map((entity) => ({ entity: entity.name, actions: ['read'] })),
  };
  return { design: { ...design, roles: [...design.roles, role] }, role };
}

export function updateRole(design: Design, id: string, to: (role: Role) => Role): Design {
  return { ...design, roles: design.roles.map((role) => (role.id === id ? to(role) : role)) };
}

export function removeRole(design: Design, id: string): Design {
  return { ...design, roles: design.roles.filter((role) => role.id !== id) };
}

/** Permits an action or takes it back. Whoever may change something may read it; without an action nothing is left. */
export function toggle(design: Design, roleId: string, entity: string, action: Action): Design {
  return updateRole(design, roleId, (role) => {
    const permission = permissionOf(role, entity) ?? { entity, actions: [] };
    const has = permission.actions.includes(action);
    const next = new Set(has ? permission.actions.filter((one) => one !== action) : [...permission.actions, action]);
    if (!has && (action === 'update' || action === 'delete')) {
      next.add('read');
    }
    const actions = ACTIONS.filter((one) => next.has(one));
    const others = role.permissions.filter((one) => one.entity !== entity);
    return { ...role, permissions: actions.length === 0 ? others : [...others, { ...permission, actions }] };
  });
}

export function updatePermission(
  design: Design,
  roleId: string,
  entity: string,
  change: { [K in keyof Permission]?: Permission[K] | undefined },
): Design {
  return updateRole(design, roleId, (role) => ({
    ...role,
    permissions: role.permissions.map((permission) =>
      permission.entity === entity ? changed(permission, change) : permission,
    ),
  }));
}
