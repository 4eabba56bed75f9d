import { BookOpen, KeyRound } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/shared/api/client';
import { ResourceList } from '@/shared/platform/resource-list';
import { ListOperation } from '@/shared/platform/resource-operations';
import { Card } from '@/shared/ui/card';
import { type Secret, SecretDialog } from './secret-dialog';

/** One's own keys for programs, and where the API is explained. */
export function ApiKeys() {
  const { t } = useTranslation('settings');
  const [secret, setSecret] = useState<Secret>();
  const create = (
    <ListOperation
      name="apiKey"
      label={t('keys.create')}
      onDone={({ answer }) => {
        const { key } = answer as Schemas['IssuedApiKey'];
        setSecret({ title: t('keys.made'), text: t('keys.madeText'), parts: [{ label: t('keys.key'), value: key }] });
      }}
    />
  );
  return (
    <div className="flex flex-col gap-4">
      <Card title={t('keys.title')} actions={create}>
        <ResourceList
          name="apiKey"
          operations={['delete']}
          empty={{ icon: KeyRound, title: t('keys.none'), text: t('keys.noneText') }}
        />
      </Card>
      <Card title={t('reference.title')}>
        <p className="mb-3">{t('reference.text')}</p>
        <a
          href="/docs"
          target="_blank"
          rel="noopener"
          className="inline-flex items-center gap-2 font-medium text-accent underline"
        >
          <BookOpen aria-hidden="true" className="size-4" />
          {t('reference.open')}
        </a>
      </Card>
      <SecretDialog secret={secret} onClose={() => setSecret(undefined)} />
    </div>
  );
}
