import { Pencil, Plus, ShieldCheck, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '@/shared/ui/badge';
import { Button, IconButton } from '@/shared/ui/button';
import { Checkbox } from '@/shared/ui/checkbox';
import { EmptyState } from '@/shared/ui/states';
import { useDesigner } from '../designer';
import { ACTIONS, addRole, permissionOf, removeRole, toggle } from '../model/roles';
import { type Entity, label, type Role } from '../model/types';
import { useDraft } from '../store/use-draft';
import { PermissionDialog } from './permission-dialog';
import { RoleDialog } from './role-dialog';

/** What each role may do with the records of each entity. */
export function RolesView() {
  const { t } = useTranslation('modeling');
  const { design } = useDraft();
  const { store } = useDesigner();
  const [open, setOpen] = useState<{ role: string; entity?: string }>();
  const role = design.roles.find((one) => one.id === open?.role);
  const entity = design.entities.find((one) => one.id === open?.entity);

  function add() {
    const made = addRole(store.current().design, 'role');
    store.change('addRole', (draft) => ({ ...draft, design: made.design }));
    setOpen({ role: made.role.id });
  }

  return (
    <section
      aria-label={t('roles.title')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse scrolls it by its focus
      tabIndex={0}
      className="min-w-0 flex-1 overflow-auto p-4 md:p-6"
    >
      {design.roles.length === 0 ? (
        <EmptyState
          icon={ShieldCheck}
          title={t('roles.empty')}
          actions={
            <Button kind="primary" icon={Plus} onClick={add}>
              {t('roles.add')}
            </Button>
          }
        >
          {t('roles.text')}
        </EmptyState>
      ) : (
        <>
          <div className="mb-4 flex flex-wrap items-center justify-between gap-2">
            <p className="max-w-prose text-muted">{t('roles.text')}</p>
            <Button icon={Plus} onClick={add}>
              {t('roles.add')}
            </Button>
          </div>
          <div className="flex flex-col gap-6">
            {design.roles.map((one) => (
              <RoleTable
                key={one.id}
                role={one}
                entities={design.entities}
                onOpen={(id) => setOpen(id === undefined ? { role: one.id } : { role: one.id, entity: id })}
              />
            ))}
          </div>
        </>
      )}
      {role && entity && <PermissionDialog role={role} entity={entity} onClose={() => setOpen(undefined)} />}
      {role && open?.entity === undefined && <RoleDialog role={role} onClose={() => setOpen(undefined)} />}
    </section>
  );
}

interface RoleTableProps {
  role: Role;
  entities: readonly Entity[];
  onOpen: (entity: string | undefined) => void;
}

function RoleTable({ role, entities, onOpen }: RoleTableProps) {
  const { t } = useTranslation('modeling');
  const { store } = useDesigner();
  return (
    <div className="rounded-lg border border-line bg-surface">
      <div className="flex items-center gap-1 px-4 py-2">
        <h2 className="min-w-0 flex-1 truncate text-lg font-semibold">{label(role)}</h2>
        <IconButton
          size="small"
          icon={Pencil}
          label={t('roles.edit', { name: role.name })}
          onClick={() => onOpen(undefined)}
        />
        <IconButton
          size="small"
          icon={Trash2}
          label={t('removeOf', { name: role.name })}
          onClick={() =>
            store.change('removeRole', (draft) => ({ ...draft, design: removeRole(draft.design, role.id) }))
          }
        />
      </div>
      <div className="overflow-x-auto">
        <table className="w-full border-collapse">
          <caption className="sr-only">{t('roles.table', { name: label(role) })}</caption>
          <thead className="bg-sunken text-sm text-muted">
            <tr>
              <th scope="col" className="h-9 px-4 text-start font-medium">
                {t('roles.entity')}
              </th>
              {ACTIONS.map((action) => (
                <th key={action} scope="col" className="h-9 w-20 px-2 text-center font-medium">
                  {t(`action.${action}`)}
                </th>
              ))}
              <th scope="col" className="h-9 px-4 text-start font-medium">
                {t('roles.limits')}
              </th>
            </tr>
          </thead>
          <tbody>
            {entities.map((entity) => {
              const permission = permissionOf(role, entity.name);
              return (
                <tr key={entity.id} className="border-t border-line">
                  <th scope="row" className="h-9 px-4 text-start font-normal">
                    {label(entity)}
                  </th>
                  {ACTIONS.map((action) => (
                    <td key={action} className="px-2 text-center">
                      <Checkbox
                        hideLabel
                        className="items-center"
                        label={t('roles.may', {
                          role: label(role),
                          action: t(`action.${action}`),
                          entity: label(entity),
                        })}
                        checked={permission?.actions.includes(action) ?? false}
                        onCheckedChange={() =>
                          store.change('permission', (draft) => ({
                            ...draft,
                            design: toggle(draft.design, role.id, entity.name, action),
                          }))
                        }
                      />
                    </td>
                  ))}
                  <td className="px-4 py-1">
                    <button
                      type="button"
                      disabled={permission === undefined}
                      className="flex min-h-7 max-w-full flex-wrap items-center gap-1 rounded-sm px-1 text-start text-sm enabled:hover:bg-sunken disabled:text-muted"
                      onClick={() => onOpen(entity.id)}
                    >
                      <span className="sr-only">{t('roles.limitsOf', { entity: label(entity) })}</span>
                      {permission?.where !== undefined && <code className="font-mono text-xs">{permission.where}</code>}
                      {(permission?.hiddenFields?.length ?? 0) > 0 && (
                        <Badge>{t('roles.hidden', { count: permission?.hiddenFields?.length ?? 0 })}</Badge>
                      )}
                      {(permission?.readOnlyFields?.length ?? 0) > 0 && (
                        <Badge>{t('roles.readOnly', { count: permission?.readOnlyFields?.length ?? 0 })}</Badge>
                      )}
                      {permission && !permission.where && !permission.hiddenFields && !permission.readOnlyFields && (
                        <span className="text-muted">{t('roles.all')}</span>
                      )}
                    </button>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </div>
  );
}
