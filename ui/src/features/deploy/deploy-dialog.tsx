import { useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas } from '@/shared/api/client';
import { queries } from '@/shared/api/queries';
import { resourceKey } from '@/shared/platform/models';
import { Button } from '@/shared/ui/button';
import { Checkbox } from '@/shared/ui/checkbox';
import { Dialog } from '@/shared/ui/dialog';
import { Field } from '@/shared/ui/field';
import { Form } from '@/shared/ui/form';
import { TextInput } from '@/shared/ui/inputs';
import { Select } from '@/shared/ui/select';
import { type Loss, lossesOf } from './losses';
import { type Deployment, TARGETS } from './queries';

interface DeployDialogProps {
  app: string;
  /** The version that is live. */
  live: number;
  deployments: readonly Deployment[];
  /** The environment that it begins with. */
  environment?: string;
  onClose: () => void;
  onDeployed: (environment: string) => void;
}

const DATA = ['seed', 'empty', 'copy'] as const;

/** Which target goes where, and with what data a new environment begins. */
export function DeployDialog({ app, live, deployments, environment: given, onClose, onDeployed }: DeployDialogProps) {
  const { t } = useTranslation('deploy');
  const id = useId();
  const cache = useQueryClient();
  const [target, setTarget] = useState<string>(deployments.find((one) => one.environment === given)?.target ?? 'java');
  const [environment, setEnvironment] = useState(given ?? (deployments.length === 0 ? 'production' : ''));
  const [losses, setLosses] = useState<Loss[]>();
  const [accepted, setAccepted] = useState<readonly string[]>([]);
  const there = deployments.find((one) => one.environment === environment.trim());
  // Only a first release brings data along.
  const isFirst = there === undefined || (there.release === null && there.job === null);
  const isReady = losses === undefined || losses.every((one) => accepted.includes(one.change));

  async function submit(values: Record<string, string>) {
    const body: Schemas['DeploymentRequest'] = {
      target: there?.target ?? target,
      ...(environment.trim() === '' ? {} : { environment: environment.trim() }),
      ...(isFirst && values['data'] ? { data: values['data'] } : {}),
      ...(losses === undefined ? {} : { acknowledge: [...accepted] }),
    };
    try {
      await api.POST('/api/v1/apps/{app}/deployments', { params: { path: { app } }, body });
    } catch (fault) {
      const found = lossesOf(fault);
      if (found === undefined || found.length === 0) {
        throw fault;
      }
      setLosses(found);
      setAccepted([]);
      return;
    }
    await Promise.all([
      cache.invalidateQueries({ queryKey: queries.deployments(app).queryKey }),
      cache.invalidateQueries({ queryKey: resourceKey('deployment') }),
      cache.invalidateQueries({ queryKey: ['deployments'] }),
    ]);
    onClose();
    onDeployed(environment.trim() === '' ? 'production' : environment.trim());
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('deploy.title', { number: live })}
      description={t('deploy.text')}
      footer={
        <>
          <Button onClick={onClose}>{t('shared:cancel')}</Button>
          <Button type="submit" form={id} kind={losses === undefined ? 'primary' : 'danger'} disabled={!isReady}>
            {losses === undefined ? t('deploy.action') : t('deploy.despite')}
          </Button>
        </>
      }
    >
      <Form
        id={id}
        fields={['environment', 'target', 'data']}
        check={(): Record<string, string> =>
          environment.trim() === '' ? { environment: t('deploy.environmentNeeded') } : {}
        }
        onSubmit={submit}
      >
        {() => (
          <>
            <Field label={t('deploy.environment')} name="environment" hint={t('deploy.environmentHint')} required>
              <TextInput
                value={environment}
                readOnly={given !== undefined}
                spellCheck={false}
                autoCapitalize="none"
                autoComplete="off"
                list={`${id}-environments`}
                onChange={(event) => setEnvironment(event.target.value)}
              />
            </Field>
            <datalist id={`${id}-environments`}>
              {deployments.map((one) => (
                <option key={one.id} value={one.environment} />
              ))}
            </datalist>
            <Field label={t('deploy.target')} name="target" hint={t('deploy.targetHint')}>
              <Select
                options={TARGETS.map((one) => ({ value: one, label: t(`target.${one}`) }))}
                value={there?.target ?? target}
                onValueChange={setTarget}
                disabled={there !== undefined}
              />
            </Field>
            {isFirst && (
              <Field label={t('deploy.data')} name="data" hint={t('deploy.dataHint')}>
                <Select
                  options={DATA.map((one) => ({ value: one, label: t(`data.${one}`) }))}
                  defaultValue={there?.data ?? 'seed'}
                />
              </Field>
            )}
            {losses && <Losses losses={losses} accepted={accepted} onChange={setAccepted} />}
          </>
        )}
      </Form>
    </Dialog>
  );
}

interface LossesProps {
  losses: readonly Loss[];
  accepted: readonly string[];
  onChange: (accepted: readonly string[]) => void;
}

/** Each loss in words, with a tick of its own. */
export function Losses({ losses, accepted, onChange }: LossesProps) {
  const { t } = useTranslation('deploy');
  return (
    <fieldset className="flex flex-col gap-3 rounded-lg border border-danger bg-danger-soft p-3">
      <legend className="px-1 font-semibold text-danger">{t('losses.title')}</legend>
      <p role="alert">{t('losses.text')}</p>
      {losses.map((loss) => (
        <Checkbox
          key={loss.change}
          label={loss.description}
          hint={loss.meaning}
          checked={accepted.includes(loss.change)}
          onCheckedChange={(checked) =>
            onChange(checked ? [...accepted, loss.change] : accepted.filter((one) => one !== loss.change))
          }
        />
      ))}
    </fieldset>
  );
}
