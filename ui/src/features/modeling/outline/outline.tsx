import { CircleAlert, Link2, Pencil, Plus, Search, Spline, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '@/shared/ui/button';
import { cx } from '@/shared/ui/cx';
import { InlineName } from '../canvas/inline-name';
import { found } from '../canvas/search';
import { useDesigner } from '../designer';
import { type Entity, type Field, label, type Relation, relationsFrom } from '../model/types';
import { useDraft } from '../store/use-draft';
import { TypeIcon } from '../type-icon';
import { useSentence } from '../use-sentence';

interface OutlineProps {
  query: string;
  onQuery: (query: string) => void;
  className: string;
  /** Beside the canvas, which has the search. */
  isSide: boolean;
}

/** The same model as a list: all that can be done on the canvas, without dragging. */
export function Outline({ query, onQuery, className, isSide }: OutlineProps) {
  const { t } = useTranslation('modeling');
  const { design } = useDraft();
  const designer = useDesigner();
  const hits = found(design, query);
  const entities = design.entities.filter((entity) => hits === undefined || hits.has(entity.id));
  return (
    <section aria-label={t('outline.label')} className={cx('flex min-h-0 min-w-0 flex-col bg-surface', className)}>
      <div className="flex items-center gap-1 border-b border-line p-2">
        {isSide ? (
          <h2 className="min-w-0 flex-1 px-2 text-sm font-semibold">
            {t('outline.title', { count: design.entities.length })}
          </h2>
        ) : (
          <div className="relative min-w-0 flex-1">
            <Search aria-hidden="true" className="pointer-events-none absolute start-2 top-2 size-4 text-muted" />
            <input
              type="search"
              value={query}
              onChange={(event) => onQuery(event.target.value)}
              aria-label={t('outline.search')}
              placeholder={t('outline.search')}
              className="h-8 w-full rounded-md border border-control bg-surface ps-8 pe-2 text-sm placeholder:text-muted"
            />
          </div>
        )}
        <IconButton size="small" icon={Plus} label={t('entity.add')} onClick={designer.addEntity} />
      </div>
      <ul className="min-h-0 flex-1 overflow-y-auto p-2">
        {entities.map((entity) => (
          <EntityItem key={entity.id} entity={entity} canWrite={!isSide} />
        ))}
        {entities.length === 0 && (
          <li className="p-2 text-muted">{design.entities.length === 0 ? t('outline.empty') : t('outline.noHit')}</li>
        )}
      </ul>
    </section>
  );
}

/** Beside the canvas, names are written there: one of the two at a time. */
function EntityItem({ entity, canWrite }: { entity: Entity; canWrite: boolean }) {
  const { t } = useTranslation('modeling');
  const designer = useDesigner();
  const { design, findings } = useDraft();
  const { editing } = designer;
  const isOpen = designer.selected === entity.id;
  const part = canWrite && editing?.entity === entity.id ? editing.part : undefined;
  const relations = relationsFrom(design, entity);
  const faults = findings.filter((finding) => finding.owner === entity.id && finding.severity === 'error').length;
  return (
    <li>
      <div
        className={cx(
          'group flex items-center rounded-md',
          isOpen && designer.member === undefined && 'bg-accent-soft',
        )}
      >
        {part === 'name' ? (
          <InlineName
            label={t('entity.name')}
            initial={entity.name}
            className="m-1"
            onCommit={(text) => designer.renameEntity(entity.id, text)}
            onDone={() => designer.edit(undefined)}
          />
        ) : (
          <button
            type="button"
            aria-expanded={isOpen}
            className="flex min-h-8 min-w-0 flex-1 items-center gap-2 rounded-md px-2 text-start font-medium hover:bg-sunken"
            onClick={() => designer.select(isOpen && designer.member === undefined ? undefined : entity.id)}
          >
            <span className="min-w-0 flex-1 truncate">{entity.name}</span>
            {faults > 0 && (
              <CircleAlert aria-label={t('findings.errors', { count: faults })} className="size-4 text-danger" />
            )}
            <span className="text-xs font-normal text-muted tabular-nums">
              <span aria-hidden="true">{entity.fields.length + relations.length}</span>
              <span className="sr-only">
                {t('outline.members', { count: entity.fields.length + relations.length })}
              </span>
            </span>
          </button>
        )}
      </div>
      {isOpen && (
        <div className="mb-2 ms-3 border-s border-line ps-1">
          <ul>
            {entity.fields.map((field) => (
              <MemberItem
                key={field.id}
                owner={entity}
                member={field}
                isWriting={typeof part === 'object' && part.field === field.id}
              />
            ))}
            {relations.map((relation) => (
              <MemberItem key={relation.id} owner={entity} member={relation} isWriting={false} />
            ))}
          </ul>
          {part === 'new' ? (
            <InlineName
              again
              label={t('field.new')}
              initial=""
              placeholder={t('field.newHint')}
              className="m-1 max-w-80"
              onCommit={(text) => designer.addField(entity.id, text)}
              onDone={() => designer.edit(undefined)}
            />
          ) : (
            <div className="flex items-center gap-1 py-1">
              <IconButton
                size="small"
                icon={Plus}
                label={t('field.addTo', { name: label(entity) })}
                onClick={() => designer.edit({ entity: entity.id, part: 'new' })}
              />
              <IconButton
                size="small"
                icon={Spline}
                label={t('connect.from', { name: label(entity) })}
                onClick={() => designer.connect(entity.id)}
              />
              <IconButton
                size="small"
                icon={Pencil}
                label={t('renameOf', { name: label(entity) })}
                onClick={() => designer.edit({ entity: entity.id, part: 'name' })}
              />
              <IconButton
                size="small"
                icon={Trash2}
                label={t('removeOf', { name: label(entity) })}
                onClick={() => designer.removeEntity(entity.id)}
              />
            </div>
          )}
        </div>
      )}
    </li>
  );
}

function MemberItem({ owner, member, isWriting }: { owner: Entity; member: Field | Relation; isWriting: boolean }) {
  const { t } = useTranslation('modeling');
  const designer = useDesigner();
  const { design } = useDraft();
  const say = useSentence();
  const isRelation = 'kind' in member;
  const isShown = designer.member === member.id;
  if (isWriting) {
    return (
      <li>
        <InlineName
          label={t('field.name')}
          initial={member.name}
          className="m-1"
          onCommit={(text) => designer.renameMember(owner.id, member.id, text)}
          onDone={() => designer.edit(undefined)}
        />
      </li>
    );
  }
  return (
    <li className={cx('flex items-center rounded-md', isShown && 'bg-accent-soft')}>
      <button
        type="button"
        aria-current={isShown || undefined}
        title={isRelation ? say(design, member).whole : undefined}
        className="flex min-h-7 min-w-0 flex-1 items-center gap-2 rounded-md px-2 text-start text-sm hover:bg-sunken"
        onClick={() => designer.select(owner.id, member.id)}
      >
        {isRelation ? (
          <Link2 aria-hidden="true" className="size-3.5 shrink-0 text-accent" />
        ) : (
          <TypeIcon type={member.type} />
        )}
        <span className="min-w-0 flex-1 truncate">
          {member.name}
          {member.required && <span className="text-danger">*</span>}
        </span>
        <span className="max-w-24 truncate text-xs text-muted">
          {isRelation ? (member.to.startsWith('@') ? t('person.one') : member.to) : t(`type.${member.type}`)}
        </span>
      </button>
      {isShown && (
        <IconButton
          size="small"
          icon={Trash2}
          label={t('removeOf', { name: member.name })}
          onClick={() => designer.removeMember(owner.id, member.id)}
        />
      )}
    </li>
  );
}
