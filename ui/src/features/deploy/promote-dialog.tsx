import { useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@/shared/api/client';
import { queries } from '@/shared/api/queries';
import { Button } from '@/shared/ui/button';
import { Dialog } from '@/shared/ui/dialog';
import { Field } from '@/shared/ui/field';
import { Form } from '@/shared/ui/form';
import { TextInput } from '@/shared/ui/inputs';
import { Losses } from './deploy-dialog';
import { type Loss, lossesOf } from './losses';
import type { Deployment } from './queries';

interface PromoteDialogProps {
  app: string;
  from: Deployment;
  others: readonly Deployment[];
  onClose: () => void;
  onDeployed: (environment: string) => void;
}

/** Lets the very image that serves here serve in another environment. */
export function PromoteDialog({ app, from, others, onClose, onDeployed }: PromoteDialogProps) {
  const { t } = useTranslation('deploy');
  const id = useId();
  const cache = useQueryClient();
  const [losses, setLosses] = useState<Loss[]>();
  const [accepted, setAccepted] = useState<readonly string[]>([]);

  async function submit({ environment = '' }: Record<string, string>) {
    const to = environment.trim();
    try {
      await api.POST('/api/v1/apps/{app}/deployments', {
        params: { path: { app } },
        body: { from: from.environment, environment: to, ...(losses ? { acknowledge: [...accepted] } : {}) },
      });
    } catch (fault) {
      const found = lossesOf(fault);
      if (found === undefined || found.length === 0) {
        throw fault;
      }
      setLosses(found);
      return;
    }
    await cache.invalidateQueries({ queryKey: queries.deployments(app).queryKey });
    onClose();
    onDeployed(to);
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('promote.title', { environment: from.environment })}
      description={t('promote.text')}
      footer={
        <>
          <Button onClick={onClose}>{t('shared:cancel')}</Button>
          <Button
            type="submit"
            form={id}
            kind={losses ? 'danger' : 'primary'}
            disabled={losses?.some((one) => !accepted.includes(one.change)) ?? false}
          >
            {t('promote.action')}
          </Button>
        </>
      }
    >
      <Form
        id={id}
        fields={['environment']}
        check={({ environment = '' }): Record<string, string> =>
          environment.trim() === '' ? { environment: t('deploy.environmentNeeded') } : {}
        }
        onSubmit={submit}
      >
        {() => (
          <>
            <Field label={t('promote.to')} name="environment" required>
              <TextInput
                defaultValue={others[0]?.environment ?? (from.environment === 'production' ? '' : 'production')}
                spellCheck={false}
                autoCapitalize="none"
                autoComplete="off"
              />
            </Field>
            {losses && <Losses losses={losses} accepted={accepted} onChange={setAccepted} />}
          </>
        )}
      </Form>
    </Dialog>
  );
}
