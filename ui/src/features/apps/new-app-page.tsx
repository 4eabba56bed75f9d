import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { FileInput, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { api, content, type Schemas } from '@/shared/api/client';
import { queries } from '@/shared/api/queries';
import { isAtLeast } from '@/shared/platform/rights';
import { Button } from '@/shared/ui/button';
import { Card } from '@/shared/ui/card';
import { Field } from '@/shared/ui/field';
import { TextInput } from '@/shared/ui/inputs';
import { Page } from '@/shared/ui/page';
import { ProblemNotice } from '@/shared/ui/problem-notice';
import { Select } from '@/shared/ui/select';
import { Skeleton } from '@/shared/ui/states';
import { Filling } from './filling';
import { TemplateCard } from './template-card';
import { type Template, templatesQuery } from './templates';

const NAME_MAX = 120;

/** What to make, and what the page goes on to. */
interface Wish {
  body: Schemas['NewApp'];
  /** The part of the app's pages that it leads to. */
  then: string;
}

/** A new app: from a template with records in it by one click, from an import, or empty. */
export function Component() {
  const [params] = useSearchParams();
  const app = params.get('filling');
  const job = params.get('job');
  return app !== null && job !== null ? <Filling app={app} job={job} /> : <Choice />;
}

function Choice() {
  const { t } = useTranslation('apps');
  const templates = useQuery(templatesQuery());
  const workspaces = useQuery(queries.workspaces());
  const [name, setName] = useState('');
  const [chosen, setChosen] = useState<string>();
  const create = useCreate();
  const own = (workspaces.data?.items ?? []).filter((one) => isAtLeast(one.role, 'builder'));
  const workspace = chosen ?? own[0]?.id;
  const wish = create.isPending ? create.variables.body : undefined;
  const isNamed = name.trim() !== '';

  function make(then: string, template?: Template, sample = false) {
    create.mutate({
      then,
      body: {
        name: isNamed ? name.trim() : (template?.name ?? ''),
        ...(workspace === undefined ? {} : { workspace }),
        ...(template === undefined ? {} : { template: template.slug, sample }),
      },
    });
  }

  return (
    <Page title={t('title')} description={t('text')}>
      <div className="grid gap-x-4 sm:grid-cols-2">
        <Field label={t('name')} hint={t('nameHint')} dense>
          <TextInput
            value={name}
            maxLength={NAME_MAX}
            autoComplete="off"
            onChange={(event) => setName(event.target.value)}
          />
        </Field>
        {own.length > 1 && (
          <Field label={t('workspace')} dense>
            <Select
              options={own.map((one) => ({ value: one.id, label: one.name }))}
              value={workspace ?? null}
              onValueChange={setChosen}
            />
          </Field>
        )}
      </div>
      {create.isError && <ProblemNotice problem={create.error} />}
      {templates.isError && <ProblemNotice problem={templates.error} onRetry={() => void templates.refetch()} />}
      <ul className="grid gap-4 md:grid-cols-2 lg:grid-cols-3">
        {templates.isPending && [1, 2, 3].map((one) => <Skeleton key={one} className="h-80" />)}
        {templates.data?.items.map((template) => (
          <li key={template.slug} className="min-w-0">
            <TemplateCard
              template={template}
              disabled={create.isPending}
              busy={wish?.template === template.slug ? (wish.sample === true ? 'sample' : 'model') : undefined}
              onUse={(sample) => make('', template, sample)}
            />
          </li>
        ))}
      </ul>
      <Others busy={create.isPending} isNamed={isNamed} onMake={make} />
    </Page>
  );
}

interface OthersProps {
  busy: boolean;
  isNamed: boolean;
  onMake: (then: string) => void;
}

function Others({ busy, isNamed, onMake }: OthersProps) {
  const { t } = useTranslation('apps');
  const [asked, setAsked] = useState(false);
  function make(then: string) {
    setAsked(true);
    if (isNamed) {
      onMake(then);
    }
  }
  return (
    <div className="grid gap-4 md:grid-cols-2">
      <Card title={t('empty.title')}>
        <p className="mb-3">{t('empty.text')}</p>
        <Button icon={Plus} disabled={busy} onClick={() => make('')}>
          {t('empty.action')}
        </Button>
      </Card>
      <Card title={t('import.title')}>
        <p className="mb-3">{t('import.text')}</p>
        <Button icon={FileInput} disabled={busy} onClick={() => make('/model?import=sql')}>
          {t('import.action')}
        </Button>
      </Card>
      <p aria-live="polite" className="min-h-5 text-danger md:col-span-2">
        {asked && !isNamed && t('nameNeeded')}
      </p>
    </div>
  );
}

function useCreate() {
  const cache = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: ({ body }: Wish) => content(api.POST('/api/v1/apps', { body })),
    onSuccess: async (app, { then }) => {
      cache.setQueryData(queries.app(app.slug).queryKey, app);
      await cache.invalidateQueries({ queryKey: queries.apps().queryKey, exact: true });
      // In the address, so that whoever loads the page again still sees how far it is.
      const next = app.job ? `/new-app?filling=${app.slug}&job=${app.job}` : `/apps/${app.slug}${then}`;
      await navigate(next);
    },
  });
}
