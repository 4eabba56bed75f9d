import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/shared/ui/button';
import { Checkbox } from '@/shared/ui/checkbox';
import { ConfirmDialog, Dialog } from '@/shared/ui/dialog';
import { Field } from '@/shared/ui/field';
import { Form } from '@/shared/ui/form';
import { TextInput } from '@/shared/ui/inputs';
import type { View } from '../source';

interface SaveDialogProps {
  shares: boolean;
  onClose: () => void;
  onSave: (name: string, visibility: 'mine' | 'shared') => Promise<void>;
}

/** A name for what is shown, and for whom. */
export function SaveDialog({ shares, onClose, onSave }: SaveDialogProps) {
  const { t } = useTranslation('renderer');
  const [isShared, setIsShared] = useState(false);
  return (
    <Dialog open onOpenChange={(next) => !next && onClose()} title={t('views.saveTitle')}>
      <Form
        fields={['name']}
        check={({ name }) => (name?.trim() ? {} : ({ name: t('flaw.required') } as Record<string, string>))}
        onSubmit={({ name }) => onSave(name?.trim() ?? '', isShared ? 'shared' : 'mine')}
      >
        {({ busy }) => (
          <>
            <Field label={t('views.name')} name="name" required>
              <TextInput maxLength={80} autoComplete="off" />
            </Field>
            {shares && <Checkbox label={t('views.share')} checked={isShared} onCheckedChange={setIsShared} />}
            <Button type="submit" kind="primary" busy={busy} className="mt-2 self-end">
              {t('views.save')}
            </Button>
          </>
        )}
      </Form>
    </Dialog>
  );
}

interface DeleteDialogProps {
  view: View;
  onClose: () => void;
  onDelete: () => Promise<void>;
}

export function DeleteDialog({ view, onClose, onDelete }: DeleteDialogProps) {
  const { t } = useTranslation('renderer');
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('views.deleteTitle', { name: view.name })}
      confirmLabel={t('views.delete')}
      onConfirm={onDelete}
    >
      <p>{t(view.visibility === 'shared' ? 'views.deleteShared' : 'views.deleteOwn')}</p>
    </ConfirmDialog>
  );
}
