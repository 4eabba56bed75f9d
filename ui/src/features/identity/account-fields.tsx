import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Field } from '@/shared/ui/field';
import { PasswordInput, TextInput } from '@/shared/ui/inputs';

export const PASSWORD_MIN = 15;
const NAME_MAX = 120;
const EMAIL_MAX = 254;

/** What an account is made of. */
export function AccountFields() {
  const { t } = useTranslation('identity');
  return (
    <>
      <Field label={t('displayName')} name="displayName" required>
        <TextInput autoComplete="name" maxLength={NAME_MAX} />
      </Field>
      <EmailField />
      <NewPasswordField name="password" label={t('password')} />
    </>
  );
}

export function EmailField() {
  const { t } = useTranslation('identity');
  return (
    <Field label={t('email')} name="email" required>
      <TextInput type="email" autoComplete="username" inputMode="email" maxLength={EMAIL_MAX} spellCheck={false} />
    </Field>
  );
}

export function NewPasswordField({ name, label }: { name: string; label: string }) {
  const { t } = useTranslation('identity');
  return (
    <Field label={label} name={name} hint={t('passwordHint', { count: PASSWORD_MIN })} required>
      <PasswordInput autoComplete="new-password" />
    </Field>
  );
}

type Translate = TFunction<'identity'>;

/** What can be said of an account before the server is asked. */
export function checkAccount(values: Record<string, string>, t: Translate): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const [name, value] of Object.entries(values)) {
    if (value.trim() === '') {
      errors[name] = t('required');
    }
  }
  const email = values['email'];
  if (email !== undefined && errors['email'] === undefined && !/^[^\s@]+@[^\s@]+$/.test(email.trim())) {
    errors['email'] = t('emailInvalid');
  }
  return errors;
}

export function checkNewPassword(value: string | undefined, t: Translate): string | undefined {
  return value !== undefined && value !== '' && [...value].length < PASSWORD_MIN
    ? t('passwordShort', { count: PASSWORD_MIN })
    : undefined;
}

export function checkNewAccount(values: Record<string, string>, t: Translate): Record<string, string> {
  const errors = checkAccount(values, t);
  const short = checkNewPassword(values['password'], t);
  return short === undefined ? errors : { ...errors, password: short };
}
