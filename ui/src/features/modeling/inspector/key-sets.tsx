import { ArrowUp, Plus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '@/shared/ui/button';
import { Select } from '@/shared/ui/select';
import { useDesigner } from '../designer';
import { updateEntity } from '../model/elements';
import { type Entity, type KeySet, newId, relationsFrom } from '../model/types';
import { useDraft } from '../store/use-draft';
import { Section, useFault } from './controls';

interface KeySetsProps {
  entity: Entity;
  kind: 'unique' | 'indexes';
}

/** Values that together occur once, or that records are often found by. */
export function KeySets({ entity, kind }: KeySetsProps) {
  const { t } = useTranslation('modeling');
  const { store } = useDesigner();
  const { design } = useDraft();
  const sets = entity[kind] ?? [];
  const members = [...entity.fields, ...relationsFrom(design, entity).filter((one) => one.kind !== 'manyToMany')];

  function set(next: KeySet[]) {
    store.change(kind, (draft) => ({
      ...draft,
      design: updateEntity(draft.design, entity.id, { [kind]: next.length === 0 ? undefined : next }),
    }));
  }

  return (
    <Section title={t(`${kind}.title`)}>
      {sets.length === 0 && <p className="mb-2 text-sm text-muted">{t(`${kind}.text`)}</p>}
      <ul className="mb-2 flex flex-col gap-3">
        {sets.map((one) => (
          <li key={one.id}>
            <OneSet
              entity={entity}
              set={one}
              names={members.map((member) => member.name)}
              onChange={(next) => set(sets.flatMap((other) => (other.id === one.id ? (next ? [next] : []) : [other])))}
            />
          </li>
        ))}
      </ul>
      <Button
        size="small"
        icon={Plus}
        disabled={members.length === 0}
        onClick={() => set([...sets, { id: newId(), members: [members[0]?.name ?? ''] }])}
      >
        {t(`${kind}.add`)}
      </Button>
    </Section>
  );
}

interface OneSetProps {
  entity: Entity;
  set: KeySet;
  names: string[];
  onChange: (set: KeySet | undefined) => void;
}

function OneSet({ entity, set, names, onChange }: OneSetProps) {
  const { t } = useTranslation('modeling');
  const fault = useFault(entity.id, set.id);
  const left = names.filter((name) => !set.members.includes(name));
  const update = (members: string[]) => onChange(members.length === 0 ? undefined : { ...set, members });
  return (
    <div className="rounded-md border border-line p-2">
      <ol className="flex flex-col">
        {set.members.map((member, index) => (
          <li key={member} className="flex items-center gap-1">
            <span className="min-w-0 flex-1 truncate font-mono text-sm">{member}</span>
            <IconButton
              size="small"
              icon={ArrowUp}
              label={t('keys.earlier', { name: member })}
              disabled={index === 0}
              onClick={() => {
                const next = [...set.members];
                next.splice(index - 1, 0, ...next.splice(index, 1));
                update(next);
              }}
            />
            <IconButton
              size="small"
              icon={Trash2}
              label={t('removeOf', { name: member })}
              onClick={() => update(set.members.filter((one) => one !== member))}
            />
          </li>
        ))}
      </ol>
      {left.length > 0 && (
        <Select
          aria-label={t('keys.add')}
          placeholder={t('keys.add')}
          value={null}
          options={left.map((value) => ({ value, label: value }))}
          onValueChange={(name) => update([...set.members, name])}
        />
      )}
      {fault !== undefined && <p className="mt-1 text-sm text-danger">{fault}</p>}
    </div>
  );
}
