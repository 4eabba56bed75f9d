import { useQuery } from '@tanstack/react-query';
import type { Schemas } from '@/shared/api/client';
import { queries } from '@/shared/api/queries';
import type { SystemOperation } from './models';

export type Role = Schemas['Workspace']['role'];

const ORDER: readonly Role[] = ['viewer', 'operator', 'builder', 'admin', 'owner'];

/** Whether somebody with this role may do what asks for at least that one. */
export function isAtLeast(role: Role | undefined, least: Role): boolean {
  return role !== undefined && ORDER.indexOf(role) >= ORDER.indexOf(least);
}

/** What one is in a workspace; nothing where one is not in it, or nobody knows yet. */
export function useRole(workspace: string | undefined): Role | undefined {
  const { data } = useQuery(queries.workspaces());
  return data?.items.find((one) => one.id === workspace)?.role;
}

/** Whether an operation is worth offering. The server decides. */
export function isOffered(operation: SystemOperation, role: Role | undefined, isAdministrator: boolean): boolean {
  switch (operation.role) {
    case 'anyone':
    case 'user':
      return true;
    case 'administrator':
      return isAdministrator;
    default:
      return isAtLeast(role, operation.role);
  }
}
