import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Schemas } from '@/shared/api/client';
import { queries } from '@/shared/api/queries';
import { session } from '@/shared/api/session';
import { Dialog } from '@/shared/ui/dialog';
import { SignInForm } from './sign-in-form';

/** Over the page of somebody whose session ended: what they have not saved yet stays, for them alone. */
export default function SignInDialog() {
  const { t } = useTranslation('identity');
  const navigate = useNavigate();
  const cache = useQueryClient();
  const me = cache.getQueryData<Schemas['Profile']>(queries.me().queryKey);

  async function leave() {
    await session.signOut().catch(() => undefined);
    cache.clear();
    await navigate('/sign-in');
  }

  return (
    <Dialog open onOpenChange={() => void leave()} title={t('expired.title')} description={t('expired.text')}>
      <SignInForm
        {...(me === undefined ? {} : { email: me.email })}
        onSignedIn={() => void cache.invalidateQueries()}
      />
    </Dialog>
  );
}
