import { useTranslation } from 'react-i18next';
import { Button } from '@/shared/ui/button';
import { Dialog } from '@/shared/ui/dialog';
import { Select } from '@/shared/ui/select';
import { useDesigner } from '../designer';
import { CelField } from '../inspector/cel-field';
import { useFault } from '../inspector/controls';
import { permissionOf, updatePermission } from '../model/roles';
import { type Entity, label, type Role, relationsFrom } from '../model/types';
import { useDraft } from '../store/use-draft';

interface PermissionDialogProps {
  role: Role;
  entity: Entity;
  onClose: () => void;
}

type Mask = 'open' | 'readOnly' | 'hidden';

/** Which records a role may see, and which of their fields. */
export function PermissionDialog({ role, entity, onClose }: PermissionDialogProps) {
  const { t } = useTranslation('modeling');
  const { design } = useDraft();
  const { store } = useDesigner();
  const permission = permissionOf(role, entity.name);
  const whereError = useFault(role.id, entity.name, 'where');
  const otherError = useFault(role.id, entity.name);
  if (permission === undefined) {
    return null;
  }
  const { hiddenFields = [], readOnlyFields = [] } = permission;
  const members = [...entity.fields, ...relationsFrom(design, entity)];

  function set(change: Parameters<typeof updatePermission>[3], group?: string) {
    store.change(
      'permission',
      (draft) => ({ ...draft, design: updatePermission(draft.design, role.id, entity.name, change) }),
      group,
    );
  }

  function mask(name: string, to: string) {
    const list = (names: string[], is: boolean) => {
      const next = members.map((member) => member.name).filter((one) => (one === name ? is : names.includes(one)));
      return next.length === 0 ? undefined : next;
    };
    set({ hiddenFields: list(hiddenFields, to === 'hidden'), readOnlyFields: list(readOnlyFields, to === 'readOnly') });
  }

  const maskOf = (name: string): Mask =>
    hiddenFields.includes(name) ? 'hidden' : readOnlyFields.includes(name) ? 'readOnly' : 'open';
  return (
    <Dialog
      open
      width="wide"
      onOpenChange={(open) => !open && onClose()}
      title={t('roles.permission', { role: label(role), entity: label(entity) })}
      footer={
        <Button kind="primary" onClick={onClose}>
          {t('done.close')}
        </Button>
      }
    >
      <CelField
        label={t('roles.where')}
        hint={t('roles.whereHint')}
        root={entity}
        value={permission.where ?? ''}
        error={whereError ?? otherError}
        onValueChange={(where) => set({ where }, `where ${role.id} ${entity.id}`)}
      />
      <h3 className="mt-2 mb-1 font-semibold">{t('roles.fields')}</h3>
      <ul className="grid gap-2 md:grid-cols-2">
        {members.map((member) => (
          <li key={member.id} className="flex items-center gap-2">
            <span className="min-w-0 flex-1 truncate font-mono text-sm">{member.name}</span>
            <Select
              aria-label={t('roles.maskOf', { name: member.name })}
              className="w-36 shrink-0"
              value={maskOf(member.name)}
              options={(['open', 'readOnly', 'hidden'] as const).map((value) => ({
                value,
                label: t(`roles.mask.${value}`),
              }))}
              onValueChange={(to) => mask(member.name, to)}
            />
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
