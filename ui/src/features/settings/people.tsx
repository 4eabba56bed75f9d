import { useQueryClient } from '@tanstack/react-query';
import { MailPlus, Users } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, content, type Schemas } from '@/shared/api/client';
import { queries } from '@/shared/api/queries';
import type { Done } from '@/shared/platform/models';
import { ResourceList } from '@/shared/platform/resource-list';
import { ListOperation } from '@/shared/platform/resource-operations';
import { isAtLeast } from '@/shared/platform/rights';
import { Button } from '@/shared/ui/button';
import { Card } from '@/shared/ui/card';
import { Field } from '@/shared/ui/field';
import { Form } from '@/shared/ui/form';
import { TextInput } from '@/shared/ui/inputs';
import { toast } from '@/shared/ui/toast';
import { type Secret, SecretDialog } from './secret-dialog';

type Workspace = Schemas['Workspace'];

/** Who is in a workspace, who was asked to join, and how to join another. */
export function People({ workspace }: { workspace: Workspace }) {
  const { t } = useTranslation('settings');
  const [secret, setSecret] = useState<Secret>();
  const variables = { workspace: workspace.id };
  const invites = isAtLeast(workspace.role, 'admin');

  function onInvited({ answer }: Done) {
    const { token } = answer as Schemas['IssuedInvitation'];
    setSecret({
      title: t('people.invited'),
      text: t('people.invitedText'),
      parts: [
        { label: t('people.token'), value: token },
        {
          label: t('people.link'),
          value: `${window.location.origin}/register?invitation=${encodeURIComponent(token)}`,
        },
      ],
    });
  }

  return (
    <div className="flex flex-col gap-4">
      <Card title={t('people.members', { workspace: workspace.name })}>
        <ResourceList
          name="member"
          variables={variables}
          role={workspace.role}
          empty={{ icon: Users, title: t('people.nobody') }}
        />
      </Card>
      {invites && (
        <Card
          title={t('people.invitations')}
          actions={
            <ListOperation
              name="invitation"
              label={t('people.invite')}
              variables={variables}
              role={workspace.role}
              onDone={onInvited}
            />
          }
        >
          <ResourceList
            name="invitation"
            variables={variables}
            role={workspace.role}
            empty={{ icon: MailPlus, title: t('people.noInvitation'), text: t('people.noInvitationText') }}
          />
        </Card>
      )}
      <Join />
      <SecretDialog secret={secret} onClose={() => setSecret(undefined)} />
    </div>
  );
}

function Join() {
  const { t } = useTranslation('settings');
  const cache = useQueryClient();
  const [round, setRound] = useState(0);

  async function join({ token = '' }: Record<string, string>) {
    const workspace = await content(api.POST('/api/v1/invitations/accept', { body: { token: token.trim() } }));
    await cache.invalidateQueries({ queryKey: queries.workspaces().queryKey });
    await cache.invalidateQueries({ queryKey: queries.apps().queryKey });
    toast({ kind: 'ok', title: t('people.joined', { workspace: workspace.name }) });
    setRound(round + 1);
  }

  return (
    <Card title={t('people.join')}>
      <Form
        key={round}
        fields={['token']}
        check={({ token = '' }): Record<string, string> =>
          token.trim() === '' ? { token: t('people.tokenNeeded') } : {}
        }
        onSubmit={join}
      >
        {({ busy }) => (
          <>
            <Field label={t('people.token')} name="token" hint={t('people.joinHint')} required className="max-w-xl">
              <TextInput autoComplete="off" spellCheck={false} className="font-mono" />
            </Field>
            <Button type="submit" className="self-start" busy={busy}>
              {t('people.joinAction')}
            </Button>
          </>
        )}
      </Form>
    </Card>
  );
}
