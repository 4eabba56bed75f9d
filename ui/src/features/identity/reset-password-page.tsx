import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { api } from '@/shared/api/client';
import { Button } from '@/shared/ui/button';
import { Field } from '@/shared/ui/field';
import { Form } from '@/shared/ui/form';
import { PasswordInput } from '@/shared/ui/inputs';
import { toast } from '@/shared/ui/toast';
import { checkAccount, checkNewPassword, NewPasswordField } from './account-fields';
import { Entrance } from './entrance';

/** Sets a new password, by the token that an administrator handed out. */
export function Component() {
  const { t } = useTranslation('identity');
  const navigate = useNavigate();
  const [params] = useSearchParams();

  function check(values: Record<string, string>) {
    const errors = checkAccount(values, t);
    const short = checkNewPassword(values['password'], t);
    return short === undefined ? errors : { ...errors, password: short };
  }

  async function reset(values: Record<string, string>) {
    const { token = '', password = '' } = values;
    await api.POST('/api/v1/auth/password/reset', { body: { token: token.trim(), password } });
    toast({ kind: 'ok', title: t('reset.done') });
    await navigate('/sign-in');
  }

  return (
    <Entrance title={t('reset.title')} description={t('reset.text')}>
      <Form fields={['token', 'password']} check={check} onSubmit={reset}>
        {({ busy }) => (
          <>
            <Field label={t('reset.token')} name="token" required>
              <PasswordInput autoComplete="off" defaultValue={params.get('token') ?? ''} />
            </Field>
            <NewPasswordField name="password" label={t('newPassword')} />
            <Button type="submit" kind="primary" busy={busy}>
              {t('reset.submit')}
            </Button>
          </>
        )}
      </Form>
    </Entrance>
  );
}
