import { useQuery, useQueryClient } from '@tanstack/react-query';
import { UserPlus, Users } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, content, type Schemas } from '@/shared/api/client';
import { resourceKey } from '@/shared/platform/models';
import { membersQuery } from '@/shared/platform/people';
import { ResourceList } from '@/shared/platform/resource-list';
import { Button } from '@/shared/ui/button';
import { Card } from '@/shared/ui/card';
import { Checkbox } from '@/shared/ui/checkbox';
import { Combobox } from '@/shared/ui/combobox';
import { Dialog } from '@/shared/ui/dialog';
import { Field } from '@/shared/ui/field';
import { ProblemNotice } from '@/shared/ui/problem-notice';
import type { Option } from '@/shared/ui/select';

interface AppPeopleProps {
  app: Schemas['App'];
  isPublished: boolean;
  mayChange: boolean;
}

interface Person {
  account: string;
  displayName: string;
  email: string;
  roles: string[];
}

/** Who has which roles of the model. */
export function AppPeople({ app, isPublished, mayChange }: AppPeopleProps) {
  const { t } = useTranslation('settings');
  const [open, setOpen] = useState<Person | 'new'>();
  const add = mayChange && isPublished && (
    <Button icon={UserPlus} onClick={() => setOpen('new')}>
      {t('roles.add')}
    </Button>
  );
  return (
    <Card title={t('roles.title')} actions={add}>
      <p className="mb-3 text-muted">{isPublished ? t('roles.text') : t('roles.unpublished')}</p>
      {isPublished && (
        <ResourceList
          name="appMember"
          variables={{ app: app.slug }}
          role={mayChange ? 'admin' : 'viewer'}
          cells={{
            roles: (row) => (
              <Roles row={row as unknown as Person} onChange={mayChange ? (person) => setOpen(person) : undefined} />
            ),
          }}
          operations={['delete']}
          empty={{ icon: Users, title: t('roles.none') }}
        />
      )}
      {open !== undefined && (
        <RolesDialog app={app} person={open === 'new' ? undefined : open} onClose={() => setOpen(undefined)} />
      )}
    </Card>
  );
}

function Roles({ row, onChange }: { row: Person; onChange: ((person: Person) => void) | undefined }) {
  const { t } = useTranslation('settings');
  return (
    <span className="flex flex-wrap items-center gap-2">
      {row.roles.join(', ')}
      {onChange && (
        <Button size="small" aria-label={t('roles.changeOf', { name: row.displayName })} onClick={() => onChange(row)}>
          {t('roles.change')}
        </Button>
      )}
    </span>
  );
}

interface RolesDialogProps {
  app: Schemas['App'];
  person: Person | undefined;
  onClose: () => void;
}

function RolesDialog({ app, person, onClose }: RolesDialogProps) {
  const { t } = useTranslation('settings');
  const id = useId();
  const cache = useQueryClient();
  const members = useQuery(membersQuery(app.workspace));
  const meta = useQuery({
    queryKey: ['apps', app.slug, 'meta'],
    queryFn: () => content(api.GET('/api/v1/apps/{app}/meta', { params: { path: { app: app.slug } } })),
  });
  const [who, setWho] = useState<Option | null>(
    person === undefined ? null : { value: person.account, label: person.displayName },
  );
  const [roles, setRoles] = useState<readonly string[]>(person?.roles ?? []);
  const [problem, setProblem] = useState<unknown>();
  const [busy, setBusy] = useState(false);

  async function save() {
    if (who === null) {
      return;
    }
    setBusy(true);
    setProblem(undefined);
    try {
      await api.PUT('/api/v1/apps/{app}/members/{person}', {
        params: { path: { app: app.slug, person: who.value } },
        body: { roles: [...roles] },
      });
      await cache.invalidateQueries({ queryKey: resourceKey('appMember') });
      onClose();
    } catch (fault) {
      setProblem(fault);
    } finally {
      setBusy(false);
    }
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={person === undefined ? t('roles.add') : t('roles.changeOf', { name: person.displayName })}
      footer={
        <>
          <Button onClick={onClose}>{t('shared:cancel')}</Button>
          <Button kind="primary" disabled={who === null} busy={busy} onClick={() => void save()}>
            {t('app.save')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        {problem !== undefined && <ProblemNotice problem={problem} />}
        {meta.isError && <ProblemNotice problem={meta.error} onRetry={() => void meta.refetch()} />}
        {person === undefined && (
          <Field label={t('roles.person')} dense>
            <Combobox
              options={(members.data?.items ?? []).map((one) => ({
                value: one.account,
                label: `${one.displayName} (${one.email})`,
              }))}
              value={who}
              onValueChange={setWho}
            />
          </Field>
        )}
        <fieldset aria-describedby={`${id}-hint`} className="flex flex-col gap-1">
          <legend className="mb-1 font-medium">{t('roles.roles')}</legend>
          {meta.data?.roles.map((role) => (
            <Checkbox
              key={role.name}
              label={role.label}
              hint={role.description ?? undefined}
              checked={roles.includes(role.name)}
              onCheckedChange={(checked) =>
                setRoles(checked ? [...roles, role.name] : roles.filter((one) => one !== role.name))
              }
            />
          ))}
          <p id={`${id}-hint`} className="text-sm text-muted">
            {meta.data?.roles.length === 0 ? t('roles.noRoles') : t('roles.hint')}
          </p>
        </fieldset>
      </div>
    </Dialog>
  );
}
