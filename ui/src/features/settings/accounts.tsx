import { Users } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/shared/api/client';
import { ResourceList } from '@/shared/platform/resource-list';
import { Card } from '@/shared/ui/card';
import { type Secret, SecretDialog } from './secret-dialog';

/** All accounts of the installation: for its administrators. */
export function Accounts() {
  const { t } = useTranslation('settings');
  const [secret, setSecret] = useState<Secret>();
  return (
    <Card title={t('accounts.title')}>
      <ResourceList
        name="account"
        operations={['update', 'resetPassword', 'endSessions']}
        onDone={({ operation, answer }) => {
          if (operation === 'resetPassword') {
            const { token } = answer as Schemas['IssuedPasswordReset'];
            setSecret({
              title: t('accounts.reset'),
              text: t('accounts.resetText', { address: `${window.location.origin}/reset-password` }),
              parts: [{ label: t('people.token'), value: token }],
            });
          }
        }}
        empty={{ icon: Users, title: t('people.nobody') }}
      />
      <SecretDialog secret={secret} onClose={() => setSecret(undefined)} />
    </Card>
  );
}
