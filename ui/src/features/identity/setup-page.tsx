import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { api } from '@/shared/api/client';
import { session } from '@/shared/api/session';
import { Button } from '@/shared/ui/button';
import { Field } from '@/shared/ui/field';
import { Form } from '@/shared/ui/form';
import { PasswordInput } from '@/shared/ui/inputs';
import { AccountFields, checkNewAccount } from './account-fields';
import { Entrance } from './entrance';

/** Makes the administrator of an installation where nobody can register, by the token that its log tells once. */
export function Component() {
  const { t } = useTranslation('identity');
  const navigate = useNavigate();
  const [params] = useSearchParams();

  async function setUp(values: Record<string, string>) {
    const { token = '', email = '', password = '', displayName = '' } = values;
    await api.POST('/api/v1/auth/setup', { body: { token: token.trim(), email, password, displayName } });
    await session.signIn(email, password);
    await navigate('/', { replace: true });
  }

  return (
    <Entrance
      title={t('setup.title')}
      description={t('setup.text')}
      footer={
        <Link to="/sign-in" className="text-accent underline">
          {t('signIn.title')}
        </Link>
      }
    >
      <Form
        fields={['token', 'displayName', 'email', 'password']}
        check={(values) => checkNewAccount(values, t)}
        onSubmit={setUp}
      >
        {({ busy }) => (
          <>
            <Field label={t('setup.token')} name="token" hint={t('setup.tokenHint')} required>
              <PasswordInput autoComplete="off" defaultValue={params.get('token') ?? ''} />
            </Field>
            <AccountFields />
            <Button type="submit" kind="primary" busy={busy}>
              {t('setup.submit')}
            </Button>
          </>
        )}
      </Form>
    </Entrance>
  );
}
