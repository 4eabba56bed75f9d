import { ScrollText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { PersonName } from '@/shared/platform/cells';
import type { Row } from '@/shared/platform/models';
import { ResourceList } from '@/shared/platform/resource-list';

interface AuditProps {
  /** Left out: of the installation. */
  workspace?: string;
}

interface Entry {
  actor: { account: string | null; means: string };
  object: { kind: string; id: string };
  before: unknown;
  after: unknown;
}

/** Who did what, the newest first. */
export function Audit({ workspace }: AuditProps) {
  const { t } = useTranslation('settings');
  const entry = (row: Row) => row as unknown as Entry;
  return (
    <ResourceList
      name="auditEntry"
      {...(workspace === undefined ? { list: 'listOfInstallation' } : { variables: { workspace } })}
      columns={['at', 'action', 'actor', 'object', 'after', 'address']}
      cells={{
        action: (row) => <code className="font-mono text-sm">{String(row['action'])}</code>,
        actor: (row) => {
          const { account, means } = entry(row).actor;
          return (
            <>
              {account === null ? t('audit.nobody') : <PersonName id={account} />}{' '}
              <span className="text-sm text-muted">{t(`audit.means.${means}`, { defaultValue: means })}</span>
            </>
          );
        },
        object: (row) => {
          const { kind, id } = entry(row).object;
          return (
            <span title={`${kind}:${id}`}>
              {kind} <code className="font-mono text-sm text-muted">…{id.slice(-8)}</code>
            </span>
          );
        },
        after: (row) => <Changes {...entry(row)} />,
      }}
      operations={[]}
      empty={{ icon: ScrollText, title: t('audit.none') }}
    />
  );
}

function Changes({ before, after }: Pick<Entry, 'before' | 'after'>) {
  const text = (value: unknown) => (value === null ? '' : JSON.stringify(value));
  const all = [text(before), text(after)].filter((one) => one !== '').join(' → ');
  return (
    <code className="line-clamp-2 max-w-80 font-mono text-sm" title={all}>
      {all}
    </code>
  );
}
