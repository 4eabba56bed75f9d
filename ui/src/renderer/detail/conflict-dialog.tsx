import { useTranslation } from 'react-i18next';
import { Button } from '@/shared/ui/button';
import { Dialog } from '@/shared/ui/dialog';
import { Cell } from '../fields/cell';
import { type Entity, memberOf, type Row } from '../meta';
import { useShown } from '../shown';

export interface Conflict {
  /** The record as it was when the edit began. */
  base: Row;
  /** As somebody else left it. */
  theirs: Row;
  /** What was to be saved. */
  mine: Record<string, unknown>;
}

interface ConflictDialogProps {
  entity: Entity;
  conflict: Conflict;
  busy: boolean;
  onTheirs: () => void;
  onMine: () => void;
  onClose: () => void;
}

const HIDDEN = ['version', 'updatedAt', 'updatedBy'];

/** The members that one side or both have changed. */
export function conflictNames(entity: Entity, { base, theirs, mine }: Conflict): string[] {
  return entity.members
    .map((member) => member.name)
    .filter((name) => !HIDDEN.includes(name))
    .filter((name) => Object.hasOwn(mine, name) || JSON.stringify(base[name]) !== JSON.stringify(theirs[name]));
}

/** Somebody else was faster: what they changed beside what one has changed oneself. */
export function ConflictDialog({ entity, conflict, busy, onTheirs, onMine, onClose }: ConflictDialogProps) {
  const { t } = useTranslation('renderer');
  const { people } = useShown();
  const names = conflictNames(entity, conflict);
  const who = people.get(String(conflict.theirs['updatedBy'])) ?? t('conflict.somebody');
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      width="wide"
      title={t('conflict.title')}
      description={t('conflict.text', { name: who })}
      footer={
        <>
          <Button onClick={onTheirs}>{t('conflict.theirs')}</Button>
          <Button kind="primary" busy={busy} onClick={onMine}>
            {t('conflict.mine')}
          </Button>
        </>
      }
    >
      <div className="overflow-x-auto">
        <table className="w-full text-start">
          <thead className="text-sm text-muted">
            <tr>
              {['member', 'before', 'they', 'you'].map((key) => (
                <th key={key} scope="col" className="px-2 py-1 text-start font-medium">
                  {t(`conflict.${key}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {names.map((name) => {
              const member = memberOf(entity, name);
              return (
                member && (
                  <tr key={name} className="border-t border-line align-top">
                    <th scope="row" className="px-2 py-1.5 text-start font-medium">
                      {member.label}
                    </th>
                    <td className="px-2 py-1.5 text-muted">
                      <Cell member={member} value={conflict.base[name]} dense={false} />
                    </td>
                    <td className="px-2 py-1.5">
                      <Cell member={member} value={conflict.theirs[name]} dense={false} />
                    </td>
                    <td className="px-2 py-1.5">
                      {Object.hasOwn(conflict.mine, name) ? (
                        <Mine member={name} entity={entity} value={conflict.mine[name]} />
                      ) : (
                        <span className="text-muted">{t('conflict.untouched')}</span>
                      )}
                    </td>
                  </tr>
                )
              );
            })}
          </tbody>
        </table>
      </div>
    </Dialog>
  );
}

/** What is sent has another form than what is read where files and secrets are meant. */
function Mine({ entity, member: name, value }: { entity: Entity; member: string; value: unknown }) {
  const { t } = useTranslation('renderer');
  const member = memberOf(entity, name);
  if (member === undefined) {
    return null;
  }
  if (member.type === 'secret') {
    return value === null ? null : t('secret.new');
  }
  if (member.type === 'file' || member.type === 'image') {
    return value === null ? null : t('file.new');
  }
  return <Cell member={member} value={value} dense={false} />;
}
