import { useQueryClient } from '@tanstack/react-query';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api, content, type Schemas } from '@/shared/api/client';
import { queries } from '@/shared/api/queries';
import { useCurrentApp } from '@/shared/current-app';
import { PeopleOf } from '@/shared/platform/people';
import { isAtLeast, useRole } from '@/shared/platform/rights';
import { Button } from '@/shared/ui/button';
import { Card } from '@/shared/ui/card';
import { ConfirmDialog } from '@/shared/ui/dialog';
import { Field } from '@/shared/ui/field';
import { Form } from '@/shared/ui/form';
import { TextInput } from '@/shared/ui/inputs';
import { Page } from '@/shared/ui/page';
import { toast } from '@/shared/ui/toast';
import { AppPeople } from './app-people';

/** What an app is called, who has which roles in it, and its end. */
export function Component() {
  const { t } = useTranslation('settings');
  const { app, version } = useCurrentApp();
  const role = useRole(app.workspace);
  return (
    <PeopleOf value={app.workspace}>
      <Page title={t('app.title')}>
        <NameCard key={app.slug} app={app} mayChange={isAtLeast(role, 'builder')} />
        <AppPeople app={app} isPublished={version !== undefined} mayChange={isAtLeast(role, 'admin')} />
        {isAtLeast(role, 'admin') && <DeleteCard app={app} />}
      </Page>
    </PeopleOf>
  );
}

function NameCard({ app, mayChange }: { app: Schemas['App']; mayChange: boolean }) {
  const { t } = useTranslation('settings');
  const cache = useQueryClient();
  const navigate = useNavigate();

  async function save({ name = '', slug = '' }: Record<string, string>) {
    const changed = await content(
      api.PATCH('/api/v1/apps/{app}', {
        params: { path: { app: app.slug } },
        body: { name: name.trim(), slug: slug.trim() },
      }),
    );
    cache.setQueryData(queries.app(changed.slug).queryKey, changed);
    await cache.invalidateQueries({ queryKey: queries.apps().queryKey, exact: true });
    toast({ kind: 'ok', title: t('app.saved') });
    if (changed.slug !== app.slug) {
      await navigate(`/apps/${changed.slug}/settings`, { replace: true });
    }
  }

  return (
    <Card title={t('app.name')}>
      <Form fields={['name', 'slug']} onSubmit={save}>
        {({ busy }) => (
          <>
            <div className="grid gap-x-4 md:grid-cols-2">
              <Field label={t('app.name')} name="name" required>
                <TextInput defaultValue={app.name} maxLength={120} readOnly={!mayChange} autoComplete="off" />
              </Field>
              <Field label={t('app.slug')} name="slug" hint={t('app.slugHint')} required>
                <TextInput
                  defaultValue={app.slug}
                  maxLength={41}
                  readOnly={!mayChange}
                  spellCheck={false}
                  autoCapitalize="none"
                  autoComplete="off"
                  className="font-mono"
                />
              </Field>
            </div>
            {mayChange && (
              <Button type="submit" kind="primary" className="self-start" busy={busy}>
                {t('app.save')}
              </Button>
            )}
          </>
        )}
      </Form>
    </Card>
  );
}

function DeleteCard({ app }: { app: Schemas['App'] }) {
  const { t } = useTranslation('settings');
  const cache = useQueryClient();
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);

  async function remove() {
    await api.DELETE('/api/v1/apps/{app}', { params: { path: { app: app.slug } } });
    await navigate('/apps');
    cache.removeQueries({ queryKey: queries.app(app.slug).queryKey });
    await cache.invalidateQueries({ queryKey: queries.apps().queryKey, exact: true });
  }

  return (
    <Card title={t('app.delete')}>
      <p className="mb-3">{t('app.deleteText')}</p>
      <Button kind="danger" icon={Trash2} onClick={() => setOpen(true)}>
        {t('app.delete')}
      </Button>
      <ConfirmDialog
        open={open}
        onOpenChange={setOpen}
        title={t('app.deleteTitle', { name: app.name })}
        confirmLabel={t('app.delete')}
        typedName={app.slug}
        onConfirm={remove}
      >
        <p>{t('app.deleteText')}</p>
      </ConfirmDialog>
    </Card>
  );
}
