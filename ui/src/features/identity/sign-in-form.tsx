import { useTranslation } from 'react-i18next';
import { session } from '@/shared/api/session';
import { Button } from '@/shared/ui/button';
import { Field } from '@/shared/ui/field';
import { Form } from '@/shared/ui/form';
import { PasswordInput, TextInput } from '@/shared/ui/inputs';
import { checkAccount, EmailField } from './account-fields';

interface SignInFormProps {
  /** Whoever it must be: the one whose page waits. */
  email?: string;
  onSignedIn?: () => void;
}

export function SignInForm({ email, onSignedIn }: SignInFormProps) {
  const { t } = useTranslation('identity');

  async function signIn(values: Record<string, string>) {
    await session.signIn((email ?? values['email'] ?? '').trim(), values['password'] ?? '');
    onSignedIn?.();
  }

  return (
    <Form fields={['email', 'password']} check={(values) => checkAccount(values, t)} onSubmit={signIn}>
      {({ busy }) => (
        <>
          {email === undefined ? (
            <EmailField />
          ) : (
            <Field label={t('email')} name="email" required>
              <TextInput type="email" value={email} readOnly autoComplete="username" />
            </Field>
          )}
          <Field label={t('password')} name="password" required>
            <PasswordInput autoComplete="current-password" />
          </Field>
          <Button type="submit" kind="primary" busy={busy}>
            {t('signIn.submit')}
          </Button>
        </>
      )}
    </Form>
  );
}
