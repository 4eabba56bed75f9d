import { useTranslation } from 'react-i18next';
import { Button } from '@/shared/ui/button';
import { Dialog } from '@/shared/ui/dialog';
import { useDesigner } from '../designer';
import { DraftText, NameField, useFault } from '../inspector/controls';
import { humanise, nameFault } from '../model/names';
import { updateRole } from '../model/roles';
import { changed, label, type Role } from '../model/types';
import { useDraft } from '../store/use-draft';

/** What a role is called. */
export function RoleDialog({ role, onClose }: { role: Role; onClose: () => void }) {
  const { t } = useTranslation('modeling');
  const { design } = useDraft();
  const { store } = useDesigner();
  const error = useFault(role.id, undefined, 'name');
  const set = (change: Partial<Role>) =>
    store.change(
      'role',
      (draft) => ({ ...draft, design: updateRole(draft.design, role.id, (one) => changed(one, change)) }),
      `${role.id} ${Object.keys(change).join(' ')}`,
    );
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('roles.role', { name: label(role) })}
      footer={
        <Button kind="primary" onClick={onClose}>
          {t('done.close')}
        </Button>
      }
    >
      <NameField
        label={t('roles.name')}
        value={role.name}
        error={error}
        check={(text) =>
          nameFault(
            text,
            design.roles.filter((one) => one.id !== role.id).map((one) => one.name),
            'member',
          )
        }
        onCommit={(name) => set({ name })}
      />
      <DraftText
        label={t('field.displayName')}
        value={role.displayName ?? ''}
        placeholder={humanise(role.name)}
        maxLength={200}
        onValueChange={(displayName) => set({ displayName })}
      />
      <DraftText
        label={t('description')}
        value={role.description ?? ''}
        rows={3}
        maxLength={10_000}
        onValueChange={(description) => set({ description })}
      />
    </Dialog>
  );
}
