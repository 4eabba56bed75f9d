import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas } from '@/shared/api/client';
import { queries, useMe } from '@/shared/api/queries';
import { Button } from '@/shared/ui/button';
import { Card } from '@/shared/ui/card';
import { Field } from '@/shared/ui/field';
import { Form } from '@/shared/ui/form';
import { PasswordInput, TextInput } from '@/shared/ui/inputs';
import { Page } from '@/shared/ui/page';
import { ProblemNotice } from '@/shared/ui/problem-notice';
import { SkeletonPage } from '@/shared/ui/states';
import { toast } from '@/shared/ui/toast';
import { checkAccount, checkNewPassword, NewPasswordField } from './account-fields';
import { Sessions } from './sessions';

/** Who one is, the password, and where one is signed in. */
export function Component() {
  const { t } = useTranslation('identity');
  const me = useMe();
  if (me.isError) {
    return (
      <Page title={t('profile.title')}>
        <ProblemNotice problem={me.error} onRetry={() => void me.refetch()} />
      </Page>
    );
  }
  if (!me.isSuccess) {
    return <SkeletonPage />;
  }
  return (
    <Page title={t('profile.title')} description={me.data.email}>
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <NameCard me={me.data} />
        <PasswordCard email={me.data.email} />
      </div>
      <Sessions />
    </Page>
  );
}

function NameCard({ me }: { me: Schemas['Profile'] }) {
  const { t } = useTranslation('identity');
  const cache = useQueryClient();

  async function save({ displayName = '' }: Record<string, string>) {
    const { data } = await api.PATCH('/api/v1/me', { body: { displayName } });
    cache.setQueryData(queries.me().queryKey, data);
    toast({ kind: 'ok', title: t('profile.saved') });
  }

  return (
    <Card title={t('profile.name')}>
      <Form fields={['displayName']} check={(values) => checkAccount(values, t)} onSubmit={save}>
        {({ busy }) => (
          <>
            <Field label={t('displayName')} name="displayName" required>
              <TextInput defaultValue={me.displayName} autoComplete="name" maxLength={120} />
            </Field>
            <Button type="submit" kind="primary" className="self-start" busy={busy}>
              {t('profile.save')}
            </Button>
          </>
        )}
      </Form>
    </Card>
  );
}

function PasswordCard({ email }: { email: string }) {
  const { t } = useTranslation('identity');
  // Another key empties the fields when they have done their work.
  const [round, setRound] = useState(0);

  function check(values: Record<string, string>) {
    const errors = checkAccount(values, t);
    const short = checkNewPassword(values['newPassword'], t);
    return short === undefined ? errors : { ...errors, newPassword: short };
  }

  async function change({ currentPassword = '', newPassword = '' }: Record<string, string>) {
    await api.PUT('/api/v1/me/password', { body: { currentPassword, newPassword } });
    toast({ kind: 'ok', title: t('profile.passwordChanged'), text: t('profile.passwordChangedText') });
    setRound(round + 1);
  }

  return (
    <Card title={t('password')}>
      <Form key={round} fields={['currentPassword', 'newPassword']} check={check} onSubmit={change}>
        {({ busy }) => (
          <>
            {/* Password managers want to know whose password it is. */}
            <input type="email" value={email} readOnly hidden autoComplete="username" />
            <Field label={t('currentPassword')} name="currentPassword" required>
              <PasswordInput autoComplete="current-password" />
            </Field>
            <NewPasswordField name="newPassword" label={t('newPassword')} />
            <Button type="submit" kind="primary" className="self-start" busy={busy}>
              {t('profile.changePassword')}
            </Button>
          </>
        )}
      </Form>
    </Card>
  );
}
