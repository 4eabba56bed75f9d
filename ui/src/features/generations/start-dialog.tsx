import { useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api, content } from '@/shared/api/client';
import { resourceKey } from '@/shared/platform/models';
import { Button } from '@/shared/ui/button';
import { Dialog } from '@/shared/ui/dialog';
import { Field } from '@/shared/ui/field';
import { Form } from '@/shared/ui/form';
import { TextInput } from '@/shared/ui/inputs';
import { Select } from '@/shared/ui/select';
import { toast } from '@/shared/ui/toast';
import { TARGETS } from './queries';

interface StartDialogProps {
  app: string;
  live: number;
  onClose: () => void;
}

const JAVA = new Set(['java', 'client-java']);

/** What to make of the live version, or of an older one. */
export function StartDialog({ app, live, onClose }: StartDialogProps) {
  const { t } = useTranslation('generations');
  const id = useId();
  const cache = useQueryClient();
  const navigate = useNavigate();
  const [target, setTarget] = useState<string>('java');

  async function submit(values: Record<string, string>) {
    const text = (name: string) => values[name]?.trim() ?? '';
    const job = await content(
      api.POST('/api/v1/apps/{app}/generations', {
        params: { path: { app } },
        body: {
          target,
          ...(/^\d+$/.test(text('version')) ? { version: Number(text('version')) } : {}),
          ...(text('package') === '' ? {} : { package: text('package') }),
          ...(text('name') === '' ? {} : { name: text('name') }),
        },
      }),
    );
    await cache.invalidateQueries({ queryKey: resourceKey('generation') });
    toast({
      title: t('start.begun'),
      action: { label: t('start.look'), onSelect: () => void navigate(`/jobs/${job.id}`) },
    });
    onClose();
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('start.action')}
      description={t('start.text')}
      footer={
        <>
          <Button onClick={onClose}>{t('shared:cancel')}</Button>
          <Button type="submit" form={id} kind="primary">
            {t('start.submit')}
          </Button>
        </>
      }
    >
      <Form id={id} fields={['target', 'version', 'package', 'name']} marksOptional onSubmit={submit}>
        {() => (
          <>
            <Field label={t('start.target')} name="target" required>
              <Select
                options={TARGETS.map((one) => ({ value: one, label: t(`target.${one}`) }))}
                value={target}
                onValueChange={setTarget}
              />
            </Field>
            <Field label={t('start.version')} name="version" required>
              <Select
                options={Array.from({ length: Math.min(live, 12) }, (_, index) => ({
                  value: String(live - index),
                  label: t('start.versionOf', { number: live - index }),
                }))}
                defaultValue={String(live)}
              />
            </Field>
            {JAVA.has(target) && (
              <Field label={t('start.package')} name="package" hint={t('start.packageHint')}>
                <TextInput className="font-mono" spellCheck={false} autoCapitalize="none" autoComplete="off" />
              </Field>
            )}
            <Field label={t('start.name')} name="name" hint={t('start.nameHint')}>
              <TextInput autoComplete="off" />
            </Field>
          </>
        )}
      </Form>
    </Dialog>
  );
}
