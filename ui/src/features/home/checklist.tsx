import { useQueries } from '@tanstack/react-query';
import { Circle, CircleCheck, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Schemas } from '@/shared/api/client';
import { queries } from '@/shared/api/queries';
import { read, write } from '@/shared/api/session';
import { Button, IconButton } from '@/shared/ui/button';
import { Card } from '@/shared/ui/card';

const DISMISSED = 'modelwright.checklist-dismissed';
// Who has more apps than that has been through it.
const LOOKED_AT = 5;

interface ChecklistProps {
  apps: ReadonlyArray<Schemas['App']>;
  onCreate: () => void;
}

/** The way to a first app that runs. It ticks itself, and is gone when all is done. */
export function Checklist({ apps, onCreate }: ChecklistProps) {
  const { t } = useTranslation('home');
  const [dismissed, setDismissed] = useState(() => read(DISMISSED) !== null);
  const looked = dismissed ? [] : apps.slice(0, LOOKED_AT);
  const versions = useQueries({ queries: looked.map((app) => queries.versions(app.slug)) });
  const deployments = useQueries({ queries: looked.map((app) => queries.deployments(app.slug)) });
  const waits = [...versions, ...deployments].some((query) => query.isPending);
  const published = versions.some((query) => (query.data?.items.length ?? 0) > 0);
  const deployed = deployments.some((query) => query.data?.items.some((one) => one.release !== null) ?? false);
  if (dismissed || waits || deployed || apps.length > LOOKED_AT) {
    return null;
  }
  const app = apps[0];
  const steps = [
    { id: 'account', done: true },
    { id: 'app', done: app !== undefined, ...(app ? {} : { onSelect: onCreate }) },
    { id: 'publish', done: published, ...(app ? { to: `/apps/${app.slug}` } : {}) },
    { id: 'deploy', done: deployed, ...(app && published ? { to: `/apps/${app.slug}` } : {}) },
  ];
  const next = steps.find((step) => !step.done)?.id;
  return (
    <Card
      title={t('checklist.title')}
      actions={
        <IconButton
          icon={X}
          label={t('checklist.dismiss')}
          size="small"
          onClick={() => {
            write(DISMISSED, '1');
            setDismissed(true);
          }}
        />
      }
    >
      <ol className="flex flex-col gap-1">
        {steps.map((step) => (
          <li key={step.id} className="flex min-h-8 items-center gap-2">
            {step.done ? (
              <CircleCheck aria-hidden="true" className="size-5 shrink-0 text-ok" />
            ) : (
              <Circle aria-hidden="true" className="size-5 shrink-0 text-control" />
            )}
            <span className="sr-only">{step.done ? t('checklist.done') : t('checklist.open')}</span>
            <span className={step.done ? 'text-muted line-through' : step.id === next ? 'font-medium' : ''}>
              {t(`checklist.${step.id}`)}
            </span>
            {step.id === next && 'to' in step && (
              <Link
                to={step.to}
                aria-label={`${t('checklist.go')}: ${t(`checklist.${step.id}`)}`}
                className="text-accent underline"
              >
                {t('checklist.go')}
              </Link>
            )}
            {step.id === next && 'onSelect' in step && (
              <Button
                size="small"
                aria-label={`${t('checklist.go')}: ${t(`checklist.${step.id}`)}`}
                onClick={step.onSelect}
              >
                {t('checklist.go')}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </Card>
  );
}
