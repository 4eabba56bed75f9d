import { useQueryClient } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { api, content } from '@/shared/api/client';
import { queries } from '@/shared/api/queries';
import { Button } from '@/shared/ui/button';
import { Dialog } from '@/shared/ui/dialog';
import { Field } from '@/shared/ui/field';
import { Form } from '@/shared/ui/form';
import { TextInput } from '@/shared/ui/inputs';

const NAME_MAX = 120;

/** Whether the dialog is open stands in the address, so that a link or the palette can open it and Back closes it. */
export function useCreateApp() {
  const [params, setParams] = useSearchParams();
  function set(open: boolean) {
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        if (open) {
          next.set('create', '');
        } else {
          next.delete('create');
        }
        return next;
      },
      { replace: !open },
    );
  }
  return { open: params.has('create'), show: () => set(true), hide: () => set(false) };
}

export function CreateAppDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation('home');
  const cache = useQueryClient();
  const navigate = useNavigate();
  const form = useId();

  async function create({ name = '', slug = '' }: Record<string, string>) {
    const app = await content(
      api.POST('/api/v1/apps', {
        body: { name: name.trim(), ...(slug.trim() === '' ? {} : { slug: slug.trim() }) },
      }),
    );
    cache.setQueryData(queries.app(app.slug).queryKey, app);
    await cache.invalidateQueries({ queryKey: queries.apps().queryKey, exact: true });
    await navigate(`/apps/${app.slug}`);
  }

  return (
    <Dialog
      open={open}
      onOpenChange={(next) => !next && onClose()}
      title={t('create.title')}
      description={
        <>
          {t('create.text')}{' '}
          <Link to="/new-app" className="text-accent underline">
            {t('create.template')}
          </Link>
        </>
      }
      footer={
        <>
          <Button onClick={onClose}>{t('create.cancel')}</Button>
          <Button type="submit" form={form} kind="primary">
            {t('create.submit')}
          </Button>
        </>
      }
    >
      <Form
        id={form}
        fields={['name', 'slug']}
        marksOptional
        check={({ name = '' }): Record<string, string> => (name.trim() === '' ? { name: t('create.nameNeeded') } : {})}
        onSubmit={create}
      >
        {() => (
          <>
            <Field label={t('create.name')} name="name" required>
              <TextInput maxLength={NAME_MAX} autoComplete="off" placeholder={t('create.example')} />
            </Field>
            <Field label={t('create.slug')} name="slug" hint={t('create.slugHint')}>
              <TextInput
                maxLength={41}
                autoComplete="off"
                spellCheck={false}
                autoCapitalize="none"
                className="font-mono"
              />
            </Field>
          </>
        )}
      </Form>
    </Dialog>
  );
}
