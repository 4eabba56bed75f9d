import { Link2, Plus, Spline } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '@/shared/ui/button';
import { useDesigner } from '../designer';
import { updateEntity } from '../model/elements';
import { humanise, nameFault, plural } from '../model/names';
import { type Entity, entityNamed, label } from '../model/types';
import { useDraft } from '../store/use-draft';
import { TypeIcon } from '../type-icon';
import { useSentence } from '../use-sentence';
import { DraftText, NameField, Section, useFault } from './controls';
import { KeySets } from './key-sets';
import { Rules } from './rules';

export function EntityPanel({ entity }: { entity: Entity }) {
  const { t } = useTranslation('modeling');
  const { design } = useDraft();
  const { store, renameEntity } = useDesigner();
  const nameError = useFault(entity.id, undefined, 'name');
  const labelError = useFault(entity.id, undefined, 'recordLabel');

  function set(key: 'displayName' | 'pluralName' | 'description' | 'recordLabel', value: string) {
    store.change(
      'entity',
      (draft) => ({ ...draft, design: updateEntity(draft.design, entity.id, { [key]: value }) }),
      `${entity.id} ${key}`,
    );
  }

  return (
    <>
      <div className="px-4 py-3">
        <NameField
          label={t('entity.name')}
          value={entity.name}
          error={nameError}
          check={(text) =>
            nameFault(
              text,
              design.entities.filter((one) => one.id !== entity.id).map((one) => one.name),
              'entity',
            )
          }
          onCommit={(text) => renameEntity(entity.id, text)}
        />
        <DraftText
          label={t('entity.displayName')}
          value={entity.displayName ?? ''}
          placeholder={humanise(entity.name)}
          maxLength={200}
          onValueChange={(value) => set('displayName', value)}
        />
        <DraftText
          label={t('entity.pluralName')}
          value={entity.pluralName ?? ''}
          placeholder={plural(label(entity))}
          maxLength={200}
          onValueChange={(value) => set('pluralName', value)}
        />
        <DraftText
          mono
          label={t('entity.recordLabel')}
          hint={t('entity.recordLabelHint')}
          value={entity.recordLabel ?? ''}
          error={labelError}
          maxLength={500}
          onValueChange={(value) => set('recordLabel', value)}
        />
        <DraftText
          label={t('description')}
          value={entity.description ?? ''}
          rows={3}
          maxLength={10_000}
          onValueChange={(value) => set('description', value)}
        />
      </div>
      <Members entity={entity} />
      <Rules entity={entity} />
      <KeySets entity={entity} kind="unique" />
      <KeySets entity={entity} kind="indexes" />
    </>
  );
}

function Members({ entity }: { entity: Entity }) {
  const { t } = useTranslation('modeling');
  const { design } = useDraft();
  const { select, edit, connect } = useDesigner();
  const say = useSentence();
  const relations = design.relations.filter((one) => one.from === entity.name || one.to === entity.name);
  return (
    <>
      <Section
        title={t('entity.fields')}
        actions={
          <IconButton
            size="small"
            icon={Plus}
            label={t('field.addTo', { name: label(entity) })}
            onClick={() => edit({ entity: entity.id, part: 'new' })}
          />
        }
      >
        <ul>
          {entity.fields.map((field) => (
            <li key={field.id}>
              <button
                type="button"
                className="flex min-h-8 w-full items-center gap-2 rounded-md px-1 text-start hover:bg-sunken"
                onClick={() => select(entity.id, field.id)}
              >
                <TypeIcon type={field.type} />
                <span className="min-w-0 flex-1 truncate">{field.name}</span>
                <span className="text-sm text-muted">{t(`type.${field.type}`)}</span>
              </button>
            </li>
          ))}
        </ul>
      </Section>
      <Section title={t('entity.relations')}>
        <ul className="mb-2">
          {relations.map((relation) => (
            <li key={relation.id}>
              <button
                type="button"
                className="flex min-h-8 w-full items-start gap-2 rounded-md p-1 text-start hover:bg-sunken"
                onClick={() => select(entityNamed(design, relation.from)?.id, relation.id)}
              >
                <Link2 aria-hidden="true" className="mt-1 size-3.5 shrink-0 text-accent" />
                <span className="min-w-0 text-sm">{say(design, relation).whole}</span>
              </button>
            </li>
          ))}
        </ul>
        <Button size="small" icon={Spline} onClick={() => connect(entity.id)}>
          {t('relation.add')}
        </Button>
      </Section>
    </>
  );
}
