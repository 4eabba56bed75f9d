import { Maximize2 } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Checkbox } from '@/shared/ui/checkbox';
import { cx } from '@/shared/ui/cx';
import { Cell } from '../fields/cell';
import type { Draft } from '../fields/drafts';
import { isNumeric } from '../fields/text';
import type { Column } from '../list/list-state';
import { type Entity, memberOf, type Row, titleOf } from '../meta';
import { CellEditor } from './cell-editor';
import { pinnedAt } from './grid-header';

interface GridRowProps {
  entity: Entity;
  columns: readonly Column[];
  row: Row;
  index: number;
  top: number;
  height: number;
  leading: number;
  active: number | undefined;
  editing: { column: number; typed: string | undefined } | undefined;
  isSelected: boolean;
  isOpen: boolean;
  onToggle: (id: string) => void;
  onActive: (column: number) => void;
  onBegin: (column: number) => void;
  onOpen: (row: Row, member?: string) => void;
  onEnd: (draft: Draft | undefined, move: 'stay' | 'down' | 'next' | 'previous') => void;
}

export const GridRow = memo(Plain, (before, after) => {
  // The functions follow from the rest.
  const names = [
    'entity',
    'columns',
    'row',
    'index',
    'top',
    'height',
    'active',
    'editing',
    'isSelected',
    'isOpen',
  ] as const;
  return (
    names.every((name) => before[name] === after[name]) && before.editing === undefined && after.editing === undefined
  );
});

function Plain(props: GridRowProps) {
  const { entity, columns, row, index, top, height, leading, active, isSelected, isOpen } = props;
  const { t } = useTranslation('renderer');
  const title = titleOf(entity, row);
  const colour = isOpen || isSelected ? 'bg-accent-soft' : 'bg-surface group-hover:bg-sunken';
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: its cells are, one at a time
    // biome-ignore lint/a11y/useSemanticElements: see the grid
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      className={cx(
        'group absolute inset-x-0 flex border-b border-line',
        isOpen || isSelected ? 'bg-accent-soft' : 'hover:bg-sunken',
        props.editing && 'z-10',
      )}
      style={{ transform: `translateY(${top}px)`, height }}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: see the grid */}
      <div
        role="gridcell"
        aria-colindex={1}
        data-cell={`${index}:0`}
        tabIndex={active === 0 ? 0 : -1}
        className={cx('sticky start-0 z-10 flex shrink-0 items-center justify-center -outline-offset-2', colour)}
        style={{ width: leading }}
        onFocus={() => props.onActive(0)}
      >
        <Checkbox
          label={t('grid.select', { name: title })}
          hideLabel
          checked={isSelected}
          onCheckedChange={() => props.onToggle(row.id)}
        />
      </div>
      {columns.map((column, at) => {
        const member = memberOf(entity, column.name);
        const pinned = pinnedAt(columns, at, leading);
        const isEditing = props.editing?.column === at + 1;
        return (
          member && (
            // biome-ignore lint/a11y/useSemanticElements: see the grid
            <div
              key={column.name}
              role="gridcell"
              aria-colindex={at + 2}
              data-cell={`${index}:${at + 1}`}
              tabIndex={active === at + 1 ? 0 : -1}
              className={cx(
                'flex shrink-0 items-center border-s border-line -outline-offset-2 whitespace-nowrap',
                isNumeric(member) && !isEditing && 'justify-end tabular-nums',
                isEditing ? 'z-30' : 'overflow-hidden px-2',
                pinned === undefined ? 'relative' : 'sticky z-10',
                colour,
              )}
              style={{ width: column.width, ...(pinned === undefined ? {} : { insetInlineStart: pinned }) }}
              onFocus={() => props.onActive(at + 1)}
              onDoubleClick={() => !isEditing && props.onBegin(at + 1)}
            >
              {isEditing ? (
                <CellEditor member={member} value={row[column.name]} typed={props.editing?.typed} onEnd={props.onEnd} />
              ) : (
                <span className="min-w-0 truncate">
                  <Cell member={member} value={row[column.name]} />
                </span>
              )}
              {at === 0 && !isEditing && (
                <button
                  type="button"
                  tabIndex={-1}
                  aria-label={t('grid.open', { name: title })}
                  className={cx(
                    'absolute end-1 flex size-6 items-center justify-center rounded-sm bg-surface text-muted opacity-0 group-hover:opacity-100 hover:text-ink focus-visible:opacity-100',
                    isOpen && 'opacity-100',
                  )}
                  onClick={() => props.onOpen(row)}
                >
                  <Maximize2 aria-hidden="true" className="size-3.5" />
                </button>
              )}
            </div>
          )
        );
      })}
    </div>
  );
}
