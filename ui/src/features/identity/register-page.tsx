import { useTranslation } from 'react-i18next';
import { Link, Navigate, useSearchParams } from 'react-router';
import { api } from '@/shared/api/client';
import { useSession } from '@/shared/api/hooks';
import { session } from '@/shared/api/session';
import { Button } from '@/shared/ui/button';
import { Form } from '@/shared/ui/form';
import { AccountFields, checkNewAccount } from './account-fields';
import { Entrance } from './entrance';
import { useNextPage } from './next-page';

/** Makes an account: the first one, or where the installation lets everybody register, or by the link of an invitation. */
export function Component() {
  const { t } = useTranslation('identity');
  const next = useNextPage();
  const [params] = useSearchParams();
  const invitation = params.get('invitation');
  if (useSession() === 'signed-in') {
    return <Navigate to={next} replace />;
  }

  async function register(values: Record<string, string>) {
    const { email = '', password = '', displayName = '' } = values;
    await api.POST('/api/v1/auth/register', {
      body: { email, password, displayName, ...(invitation === null ? {} : { invitation }) },
    });
    await session.signIn(email, password);
  }

  return (
    <Entrance
      title={t('register.title')}
      description={invitation === null ? t('register.text') : t('register.invited')}
      footer={
        <>
          <p>
            {t('register.known')}{' '}
            <Link to={{ pathname: '/sign-in', search: params.toString() }} className="text-accent underline">
              {t('signIn.title')}
            </Link>
          </p>
          <p>
            <Link to="/setup" className="text-accent underline">
              {t('setup.link')}
            </Link>
          </p>
        </>
      }
    >
      <Form
        fields={['displayName', 'email', 'password']}
        check={(values) => checkNewAccount(values, t)}
        onSubmit={register}
      >
        {({ busy }) => (
          <>
            <AccountFields />
            <Button type="submit" kind="primary" busy={busy}>
              {t('register.submit')}
            </Button>
          </>
        )}
      </Form>
    </Entrance>
  );
}
