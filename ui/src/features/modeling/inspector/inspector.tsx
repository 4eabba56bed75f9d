import { Trash2, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '@/shared/ui/button';
import { useDesigner } from '../designer';
import { entityById, label } from '../model/types';
import { useDraft } from '../store/use-draft';
import { EntityPanel } from './entity-panel';
import { FieldPanel } from './field-panel';
import { RelationPanel } from './relation-panel';

/** All options of what is selected. */
export function Inspector() {
  const { t } = useTranslation('modeling');
  const { design } = useDraft();
  const { selected, member, select, removeEntity, removeMember } = useDesigner();
  const entity = selected === undefined ? undefined : entityById(design, selected);
  if (entity === undefined) {
    return (
      <div className="flex items-start justify-between gap-2 p-4">
        <p className="text-muted">{t('inspector.gone')}</p>
        <IconButton size="small" icon={X} label={t('inspector.close')} onClick={() => select(undefined)} />
      </div>
    );
  }
  const field = entity.fields.find((one) => one.id === member);
  const relation = design.relations.find((one) => one.id === member);
  const part = field ?? relation;
  const kind = field ? 'field' : relation ? 'relation' : 'entity';
  return (
    <>
      <header className="sticky top-0 z-10 flex items-start gap-1 border-b border-line bg-surface py-2 ps-4 pe-2">
        <div className="min-w-0 flex-1">
          {part === undefined ? (
            <p className="text-sm text-muted">{t('inspector.entity')}</p>
          ) : (
            <button
              type="button"
              className="min-h-6 max-w-full truncate text-sm text-accent hover:underline"
              onClick={() => select(entity.id)}
            >
              {label(entity)}
            </button>
          )}
          <h2 className="truncate text-lg font-semibold">{part?.name ?? entity.name}</h2>
        </div>
        <IconButton
          size="small"
          icon={Trash2}
          label={t('removeOf', { name: part?.name ?? label(entity) })}
          onClick={() => (part ? removeMember(entity.id, part.id) : removeEntity(entity.id))}
        />
        <IconButton size="small" icon={X} label={t('inspector.close')} onClick={() => select(undefined)} />
      </header>
      {kind === 'entity' && <EntityPanel key={entity.id} entity={entity} />}
      {field && <FieldPanel key={field.id} entity={entity} field={field} />}
      {relation && <RelationPanel key={relation.id} entity={entity} relation={relation} />}
    </>
  );
}
