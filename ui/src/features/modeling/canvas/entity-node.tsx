import { Handle, type NodeProps, Position, useConnection } from '@xyflow/react';
import { CircleAlert, Link2, Plus, TriangleAlert } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from '@/shared/ui/cx';
import { useDesigner } from '../designer';
import { updateField } from '../model/elements';
import { withType } from '../model/field-types';
import { type Field, label, newId, type Relation, USER } from '../model/types';
import { TypeIcon } from '../type-icon';
import type { EntityNode } from './flow';
import { InlineName } from './inline-name';
import { RowType } from './row-type';
import { ROWS_MAX } from './sizes';

/** The id in the page of an entity on the canvas. */
export function nodeElementId(id: string): string {
  return `entity-${id.replace(/[^A-Za-z0-9-]/g, '-')}`;
}

export const EntityBox = memo(function EntityBox({ id, data, selected }: NodeProps<EntityNode>) {
  const { t } = useTranslation('modeling');
  const { entity, relations, active, dimmed, collapsed } = data;
  const rows = [...entity.fields, ...relations].slice(0, ROWS_MAX);
  const hidden = entity.fields.length + relations.length - rows.length;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring its looks, and is for forms
    <div
      id={nodeElementId(id)}
      role="group"
      aria-label={t('canvas.entity', {
        name: label(entity),
        fields: entity.fields.length,
        relations: relations.length,
      })}
      className={cx(
        'flex h-full w-60 flex-col rounded-lg border bg-surface text-sm text-ink',
        selected || active ? 'border-accent ring-1 ring-accent' : 'border-control',
        active && 'in-focus-visible:ring-3',
        dimmed && 'opacity-30',
      )}
    >
      <Header id={id} data={data} />
      {!collapsed && (
        <>
          {rows.map((member) =>
            'type' in member ? (
              <FieldRow key={member.id} owner={id} field={member} data={data} />
            ) : (
              <RelationRow key={member.id} owner={id} relation={member} isShown={data.member === member.id} />
            ),
          )}
          <Footer id={id} data={data} hidden={hidden} />
        </>
      )}
      <Handles />
    </div>
  );
});

function Header({ id, data }: { id: string; data: EntityNode['data'] }) {
  const { t } = useTranslation('modeling');
  const designer = useDesigner();
  const { entity, faults, warnings } = data;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the canvas does the same by keys, and the outline beside it
    <div
      className="flex h-10 shrink-0 items-center gap-1 rounded-t-lg border-b border-line bg-sunken px-2"
      onDoubleClick={(event) => {
        event.stopPropagation();
        designer.edit({ entity: id, part: 'name' });
      }}
    >
      {data.editing === 'name' ? (
        <InlineName
          label={t('entity.name')}
          initial={entity.name}
          className="font-semibold"
          onCommit={(text) => designer.renameEntity(id, text)}
          onDone={() => designer.edit(undefined)}
        />
      ) : (
        <span className="min-w-0 flex-1 truncate font-semibold" title={entity.name}>
          {entity.name}
        </span>
      )}
      {faults > 0 && (
        <CircleAlert aria-label={t('findings.errors', { count: faults })} className="size-4 text-danger" />
      )}
      {faults === 0 && warnings > 0 && (
        <TriangleAlert aria-label={t('findings.warnings', { count: warnings })} className="size-4 text-warn" />
      )}
    </div>
  );
}

function FieldRow({ owner, field, data }: { owner: string; field: Field; data: EntityNode['data'] }) {
  const { t } = useTranslation('modeling');
  const designer = useDesigner();
  const isWriting = typeof data.editing === 'object' && data.editing.field === field.id;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the canvas does the same by keys, and the outline beside it
    // biome-ignore lint/a11y/useKeyWithClickEvents: the same
    <div
      className={cx(
        'flex h-6 shrink-0 items-center gap-1.5 ps-2 pe-1',
        data.member === field.id ? 'bg-accent-soft' : 'hover:bg-sunken',
      )}
      onClick={(event) => {
        event.stopPropagation();
        designer.select(owner, field.id);
      }}
      onDoubleClick={(event) => {
        event.stopPropagation();
        designer.edit({ entity: owner, part: { field: field.id } });
      }}
    >
      <TypeIcon type={field.type} />
      {isWriting ? (
        <InlineName
          label={t('field.name')}
          initial={field.name}
          onCommit={(text) => designer.renameMember(owner, field.id, text)}
          onDone={() => designer.edit(undefined)}
        />
      ) : (
        <span className={cx('min-w-0 flex-1 truncate', field.required && 'font-medium')} title={field.name}>
          {field.name}
          {field.required && <span className="text-danger">*</span>}
        </span>
      )}
      {data.active ? (
        <RowType
          value={field.type}
          label={t('field.typeOf', { name: field.name })}
          onValueChange={(type) =>
            designer.store.change('fieldType', (draft) => ({
              ...draft,
              design: updateField(draft.design, owner, field.id, (one) =>
                withType(one, type, () => [{ id: newId(), name: 'first' }]),
              ),
            }))
          }
        />
      ) : (
        <span className="max-w-28 truncate px-1 text-xs text-muted">{t(`type.${field.type}`)}</span>
      )}
    </div>
  );
}

function RelationRow({ owner, relation, isShown }: { owner: string; relation: Relation; isShown: boolean }) {
  const { t } = useTranslation('modeling');
  const designer = useDesigner();
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the canvas does the same by keys, and the outline beside it
    // biome-ignore lint/a11y/useKeyWithClickEvents: the same
    <div
      className={cx('flex h-6 shrink-0 items-center gap-1.5 px-2', isShown ? 'bg-accent-soft' : 'hover:bg-sunken')}
      onClick={(event) => {
        event.stopPropagation();
        designer.select(owner, relation.id);
      }}
    >
      <Link2 aria-hidden="true" className="size-3.5 shrink-0 text-accent" />
      <span className={cx('min-w-0 flex-1 truncate', relation.required && 'font-medium')} title={relation.name}>
        {relation.name}
        {relation.required && <span className="text-danger">*</span>}
      </span>
      <span className="max-w-24 truncate text-xs text-muted">
        {relation.to === USER ? t('person.one') : relation.to}
      </span>
    </div>
  );
}

function Footer({ id, data, hidden }: { id: string; data: EntityNode['data']; hidden: number }) {
  const { t } = useTranslation('modeling');
  const designer = useDesigner();
  if (data.editing === 'new') {
    return (
      <div className="px-2 py-0.5">
        <InlineName
          again
          label={t('field.new')}
          initial=""
          placeholder={t('field.newHint')}
          onCommit={(text) => designer.addField(id, text)}
          onDone={() => designer.edit(undefined)}
        />
      </div>
    );
  }
  return (
    <button
      type="button"
      tabIndex={-1}
      className="nodrag flex h-7 shrink-0 items-center gap-1.5 rounded-b-lg px-2 text-xs text-muted hover:bg-sunken hover:text-ink"
      onClick={(event) => {
        event.stopPropagation();
        designer.select(id);
        designer.edit({ entity: id, part: 'new' });
      }}
    >
      <Plus aria-hidden="true" className="size-3.5" />
      {hidden > 0 ? t('field.addMore', { count: hidden }) : t('field.add')}
    </button>
  );
}

/** The right edge is where lines begin; while one is drawn, each whole box is where it may end. */
function Handles() {
  const isDrawing = useConnection((connection) => connection.inProgress);
  return (
    <>
      <Handle
        id="out"
        type="source"
        position={Position.Right}
        className={cx('connect-out', isDrawing && 'pointer-events-none')}
      />
      <Handle
        id="in"
        type="target"
        position={Position.Left}
        isConnectableStart={false}
        className={cx('connect-in', !isDrawing && 'pointer-events-none')}
      />
    </>
  );
}
