import { useMutation } from '@tanstack/react-query';
import { KeyRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { api, content } from '@/shared/api/client';
import { ResourceDetail } from '@/shared/platform/resource-detail';
import { isAtLeast, type Role } from '@/shared/platform/rights';
import { Button } from '@/shared/ui/button';
import { Card } from '@/shared/ui/card';
import { CopyButton } from '@/shared/ui/copy-button';
import { ProblemNotice } from '@/shared/ui/problem-notice';
import type { Deployment } from './queries';

/** What is known of a deployment, and who its first account is. */
export function About({ deployment, role }: { deployment: Deployment; role: Role | undefined }) {
  const { t } = useTranslation('deploy');
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      <Card title={t('tabs.about')}>
        <ResourceDetail name="deployment" row={{ ...deployment }} hidden={['app', 'job']} />
      </Card>
      {isAtLeast(role, 'builder') && <FirstAccount deployment={deployment.id} />}
    </div>
  );
}

function FirstAccount({ deployment }: { deployment: string }) {
  const { t } = useTranslation('deploy');
  const show = useMutation({
    mutationFn: () =>
      content(api.POST('/api/v1/deployments/{deployment}/administrator', { params: { path: { deployment } } })),
    // Nobody should find it in memory later.
    gcTime: 0,
  });
  const parts = show.data === undefined ? [] : (['email', 'password'] as const);
  return (
    <Card title={t('account.title')}>
      <p className="mb-3">{t('account.text')}</p>
      {show.isError && <ProblemNotice problem={show.error} />}
      {show.data === undefined ? (
        <Button icon={KeyRound} busy={show.isPending} onClick={() => show.mutate()}>
          {t('account.show')}
        </Button>
      ) : (
        <>
          <dl className="mb-3 flex flex-col gap-2">
            {parts.map((part) => (
              <div key={part}>
                <dt className="text-muted">{t(`account.${part}`)}</dt>
                <dd className="flex items-center gap-1">
                  <code className="min-w-0 font-mono text-sm">{show.data[part]}</code>
                  <CopyButton text={show.data[part]} label={t(`account.copy.${part}`)} />
                </dd>
              </div>
            ))}
          </dl>
          <Button onClick={() => show.reset()}>{t('account.hide')}</Button>
        </>
      )}
    </Card>
  );
}
