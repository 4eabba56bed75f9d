import { useTranslation } from 'react-i18next';
import { Link, Navigate, useSearchParams } from 'react-router';
import { useSession } from '@/shared/api/hooks';
import { Entrance } from './entrance';
import { useNextPage } from './next-page';
import { SignInForm } from './sign-in-form';

export function Component() {
  const { t } = useTranslation('identity');
  const next = useNextPage();
  const [params] = useSearchParams();
  if (useSession() === 'signed-in') {
    return <Navigate to={next} replace />;
  }
  return (
    <Entrance
      title={t('signIn.title')}
      footer={
        <p>
          {t('signIn.unknown')}{' '}
          <Link to={{ pathname: '/register', search: params.toString() }} className="text-accent underline">
            {t('register.title')}
          </Link>
        </p>
      }
    >
      <SignInForm />
    </Entrance>
  );
}
