import { useTranslation } from 'react-i18next';
import { Checkbox } from '@/shared/ui/checkbox';
import { useDesigner } from '../designer';
import { memberNames, updateRelation } from '../model/elements';
import { humanise, nameFault } from '../model/names';
import { defaultOnDelete, deleteRules } from '../model/sentence';
import { type Entity, entityNamed, type OnDelete, type Relation, type RelationKind, USER } from '../model/types';
import { RadioList } from '../radio-list';
import { useDraft } from '../store/use-draft';
import { useSentence } from '../use-sentence';
import { DraftText, NameField, useFault } from './controls';

const KINDS: readonly RelationKind[] = ['manyToOne', 'oneToOne', 'manyToMany'];

/** What a relation means, in sentences, and its names at both ends. */
export function RelationPanel({ entity, relation }: { entity: Entity; relation: Relation }) {
  const { t } = useTranslation('modeling');
  const { design } = useDraft();
  const { store, renameMember } = useDesigner();
  const say = useSentence();
  const fault = useFault(entity.id, relation.id);
  const target = entityNamed(design, relation.to);
  const rules = deleteRules(relation.kind, relation.to, relation.required === true);

  function set(change: { [K in keyof Relation]?: Relation[K] | undefined }) {
    store.change(
      'relation',
      (draft) => ({ ...draft, design: updateRelation(draft.design, relation.id, change) }),
      `${relation.id} ${Object.keys(change).join(' ')}`,
    );
  }

  function setKind(kind: RelationKind) {
    const required = kind === 'manyToMany' ? false : relation.required;
    set({
      kind,
      required,
      onDelete: kind === 'manyToMany' ? undefined : (relation.onDelete ?? defaultOnDelete(kind, relation.to)),
    });
  }

  return (
    <div className="flex flex-col gap-3 px-4 py-3">
      <p role="status" className="rounded-md bg-sunken p-3 font-medium">
        {say(design, relation).whole}
      </p>
      {fault !== undefined && <p className="text-sm text-danger">{fault}</p>}
      <RadioList<RelationKind>
        legend={t('relation.kind')}
        value={relation.kind}
        options={KINDS.map((kind) => ({
          value: kind,
          label: `${say(design, { ...relation, kind, required: false }).is}.`,
        }))}
        onValueChange={setKind}
      />
      {relation.kind !== 'manyToMany' && (
        <Checkbox
          label={t('relation.required')}
          checked={relation.required === true}
          onCheckedChange={(required) =>
            set({ required, ...(required && relation.onDelete === 'setNull' ? { onDelete: undefined } : {}) })
          }
        />
      )}
      {rules.length > 0 && (
        <RadioList<OnDelete>
          legend={t('connect.onDelete')}
          value={relation.onDelete ?? 'restrict'}
          options={rules.map((rule) => ({
            value: rule,
            label: `${say(design, { ...relation, onDelete: rule }).onDelete}.`,
          }))}
          onValueChange={(onDelete) => set({ onDelete: onDelete === 'restrict' ? undefined : onDelete })}
        />
      )}
      <div>
        <NameField
          label={t('relation.nameIn', { name: relation.from })}
          value={relation.name}
          check={(text) => nameFault(text, memberNames(design, entity, relation.id), 'member')}
          onCommit={(text) => renameMember(entity.id, relation.id, text)}
        />
        {relation.to !== USER && (
          <NameField
            label={t('relation.nameIn', { name: relation.to })}
            value={relation.inverse ?? ''}
            check={(text) =>
              text === '' || target === undefined
                ? undefined
                : nameFault(text, memberNames(design, target, `${relation.id}/inverse`), 'member')
            }
            onCommit={(inverse) => set({ inverse })}
          />
        )}
        <DraftText
          label={t('field.displayName')}
          value={relation.displayName ?? ''}
          placeholder={humanise(relation.name)}
          maxLength={200}
          onValueChange={(displayName) => set({ displayName })}
        />
        <DraftText
          label={t('description')}
          value={relation.description ?? ''}
          rows={3}
          maxLength={10_000}
          onValueChange={(description) => set({ description })}
        />
      </div>
    </div>
  );
}
