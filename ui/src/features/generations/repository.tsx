import { useQuery } from '@tanstack/react-query';
import { GitMerge } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatBytes, useLanguage } from '@/shared/format';
import { Badge } from '@/shared/ui/badge';
import { Card } from '@/shared/ui/card';
import { CopyButton } from '@/shared/ui/copy-button';
import { ProblemNotice } from '@/shared/ui/problem-notice';
import { Skeleton } from '@/shared/ui/states';
import { RelativeTime } from '@/shared/ui/time';
import { conflictsQuery, repositoryQuery } from './queries';

/** Where the code can be cloned from, its branches, and what waits for people. */
export function Repository({ app }: { app: string }) {
  const { t } = useTranslation('generations');
  const language = useLanguage();
  const repository = useQuery(repositoryQuery(app));
  const clone = `git clone ${window.location.origin}/api/v1/apps/${app}/repository.git`;
  return (
    <>
      {repository.data?.merge && <Conflicts app={app} branch={repository.data.merge} />}
      <Card title={t('repository.title')}>
        <p>{t('repository.text')}</p>
        <p className="my-3 flex min-w-0 items-center gap-1 rounded-md bg-sunken p-2">
          <code className="min-w-0 flex-1 font-mono text-sm">{clone}</code>
          <CopyButton text={clone} label={t('repository.copy')} />
        </p>
        {repository.isError && <ProblemNotice problem={repository.error} onRetry={() => void repository.refetch()} />}
        {repository.isPending && <Skeleton className="h-16" />}
        {repository.data && (
          <>
            <ul className="flex flex-col gap-1">
              {repository.data.branches.map((branch) => (
                <li key={branch.name} className="flex flex-wrap items-center gap-x-3">
                  <code className="font-mono font-medium">{branch.name}</code>
                  {branch.protected && <Badge>{t('repository.protected')}</Badge>}
                  <code className="font-mono text-sm text-muted">{branch.commit.slice(0, 8)}</code>
                  <span className="min-w-0 text-muted">{branch.subject}</span>
                  <span className="text-sm text-muted">
                    <RelativeTime value={branch.committedAt} />
                  </span>
                </li>
              ))}
            </ul>
            <p className="mt-2 text-sm text-muted">
              {t('repository.size', {
                size: formatBytes(repository.data.size, language),
                max: formatBytes(repository.data.sizeMax, language),
              })}
            </p>
          </>
        )}
      </Card>
    </>
  );
}

/** What people and a new version changed in the same places: both sides of each file, and how to end it. */
function Conflicts({ app, branch }: { app: string; branch: string }) {
  const { t } = useTranslation('generations');
  const conflicts = useQuery(conflictsQuery(app));
  const command = `git fetch && git merge origin/${branch}`;
  return (
    <Card title={t('conflicts.title')} className="border-warn">
      <p className="flex items-start gap-2">
        <GitMerge aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-warn" />
        {t('conflicts.text', { branch })}
      </p>
      <p className="my-3 flex min-w-0 items-center gap-1 rounded-md bg-sunken p-2">
        <code className="min-w-0 flex-1 font-mono text-sm">{command}</code>
        <CopyButton text={command} label={t('conflicts.copy')} />
      </p>
      {conflicts.isError && <ProblemNotice problem={conflicts.error} onRetry={() => void conflicts.refetch()} />}
      <ul className="flex flex-col gap-2">
        {conflicts.data?.files.map((file) => (
          <li key={`${file.target}/${file.path}`}>
            <details className="rounded-lg border border-line">
              <summary className="min-h-9 cursor-pointer px-3 py-1.5">
                <code className="font-mono text-sm">
                  {file.target}/{file.path}
                </code>{' '}
                <span className="text-muted">{t(`conflicts.kind.${file.kind}`)}</span>
              </summary>
              <div className="grid gap-3 border-t border-line p-3 lg:grid-cols-2">
                <Side title={t('conflicts.ours')} text={file.ours} />
                <Side title={t('conflicts.theirs')} text={file.theirs} />
              </div>
            </details>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Side({ title, text }: { title: string; text: string | null }) {
  const { t } = useTranslation('generations');
  return (
    <section aria-label={title} className="min-w-0">
      <h3 className="mb-1 font-medium">{title}</h3>
      <pre className="max-h-80 overflow-auto rounded-md bg-sunken p-2 font-mono text-sm">
        {text ?? t('conflicts.nothing')}
      </pre>
    </section>
  );
}
