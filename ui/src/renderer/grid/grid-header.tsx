import { ArrowDown, ArrowUp } from 'lucide-react';
import { type PointerEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Checkbox } from '@/shared/ui/checkbox';
import { cx } from '@/shared/ui/cx';
import { isNumeric } from '../fields/text';
import { type Column, sortKeys } from '../list/list-state';
import { type Entity, type Member, memberOf } from '../meta';

interface GridHeaderProps {
  entity: Entity;
  columns: readonly Column[];
  sort: string;
  leading: number;
  active: number | undefined;
  allSelected: boolean;
  onSort: (name: string, adds: boolean) => void;
  onWidth: (name: string, width: number) => void;
  onToggleAll: (all: boolean) => void;
  onActive: (column: number) => void;
}

/** Where a pinned column stands while the others move. */
export function pinnedAt(columns: readonly Column[], index: number, leading: number): number | undefined {
  return columns[index]?.pinned
    ? leading + columns.slice(0, index).reduce((sum, column) => sum + column.width, 0)
    : undefined;
}

export function GridHeader(props: GridHeaderProps) {
  const { entity, columns, leading, active, allSelected } = props;
  const { t } = useTranslation('renderer');
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: its cells are, one at a time
    // biome-ignore lint/a11y/useSemanticElements: see the grid
    <div role="row" aria-rowindex={1} className="flex h-9 border-b border-line bg-sunken font-medium text-muted">
      {/* biome-ignore lint/a11y/useSemanticElements: see the grid */}
      <div
        role="columnheader"
        aria-colindex={1}
        data-cell="-1:0"
        tabIndex={active === 0 ? 0 : -1}
        className="sticky start-0 z-10 flex shrink-0 items-center justify-center bg-sunken -outline-offset-2"
        style={{ width: leading }}
        onFocus={() => props.onActive(0)}
        onKeyDown={(event) => {
          if (event.key === ' ' || event.key === 'Enter') {
            event.preventDefault();
            event.stopPropagation();
            props.onToggleAll(!allSelected);
          }
        }}
      >
        <Checkbox label={t('grid.selectAll')} hideLabel checked={allSelected} onCheckedChange={props.onToggleAll} />
      </div>
      {columns.map((column, index) => {
        const member = memberOf(entity, column.name);
        return (
          member && (
            <Heading
              key={column.name}
              {...props}
              member={member}
              column={column}
              index={index + 1}
              pinned={pinnedAt(columns, index, leading)}
              isActive={active === index + 1}
            />
          )
        );
      })}
    </div>
  );
}

interface HeadingProps extends GridHeaderProps {
  member: Member;
  column: Column;
  index: number;
  pinned: number | undefined;
  isActive: boolean;
}

function Heading({ member, column, index, pinned, isActive, sort, onSort, onWidth, onActive }: HeadingProps) {
  const key = sortKeys(sort).find((one) => one.name === member.name);
  const [dragged, setDragged] = useState<number>();
  const width = dragged ?? column.width;
  return (
    // biome-ignore lint/a11y/useSemanticElements: see the grid
    <div
      role="columnheader"
      aria-colindex={index + 1}
      aria-sort={key === undefined ? (member.sortable ? 'none' : undefined) : key.falling ? 'descending' : 'ascending'}
      data-cell={`-1:${index}`}
      tabIndex={isActive ? 0 : -1}
      className={cx(
        'relative flex shrink-0 items-center gap-1 border-s border-line bg-sunken px-2 -outline-offset-2 select-none',
        isNumeric(member) && 'justify-end',
        member.sortable && 'cursor-pointer hover:text-ink',
        pinned !== undefined && 'sticky z-10',
      )}
      style={{ width, ...(pinned === undefined ? {} : { insetInlineStart: pinned }) }}
      onFocus={() => onActive(index)}
      onClick={(event) => member.sortable && onSort(member.name, event.shiftKey)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' || event.key === ' ') {
          event.preventDefault();
          event.stopPropagation();
          if (member.sortable) {
            onSort(member.name, event.shiftKey);
          }
        } else if (event.altKey && (event.key === 'ArrowLeft' || event.key === 'ArrowRight')) {
          event.preventDefault();
          event.stopPropagation();
          onWidth(member.name, clamped(column.width + (event.key === 'ArrowRight' ? 20 : -20)));
        }
      }}
    >
      <span className="truncate">{member.label}</span>
      {key &&
        (key.falling ? (
          <ArrowDown aria-hidden="true" className="size-3.5 shrink-0" />
        ) : (
          <ArrowUp aria-hidden="true" className="size-3.5 shrink-0" />
        ))}
      <Handle
        onDrag={(by) => setDragged(clamped(column.width + by))}
        onEnd={(by) => {
          setDragged(undefined);
          onWidth(member.name, clamped(column.width + by));
        }}
      />
    </div>
  );
}

function clamped(width: number): number {
  return Math.round(Math.min(Math.max(width, 60), 1000));
}

/** Drawn with the pointer; by keys Alt and the arrows do the same. */
function Handle({ onDrag, onEnd }: { onDrag: (by: number) => void; onEnd: (by: number) => void }) {
  const [from, setFrom] = useState<number>();
  const by = (event: PointerEvent) => (event.clientX - (from ?? 0)) * (document.documentElement.dir === 'rtl' ? -1 : 1);
  return (
    <span
      aria-hidden="true"
      className="absolute inset-y-0 end-0 w-2 cursor-col-resize touch-none hover:bg-accent"
      onClick={(event) => event.stopPropagation()}
      onPointerDown={(event) => {
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        setFrom(event.clientX);
      }}
      onPointerMove={(event) => from !== undefined && onDrag(by(event))}
      onPointerUp={(event) => {
        if (from !== undefined) {
          onEnd(by(event));
          setFrom(undefined);
        }
      }}
    />
  );
}
