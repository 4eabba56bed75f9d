import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Draft } from '../fields/drafts';
import { isInline } from '../fields/inline';
import type { Column } from '../list/list-state';
import { type Entity, memberOf, type Row } from '../meta';
import type { Rights } from '../rights';
import type { Density } from '../source';
import { GridHeader } from './grid-header';
import { GridRow } from './grid-row';
import { beginsTyping, moved, nextEditable, type Place, within } from './navigation';

/** Before the members: the box that selects. */
const LEADING = 1;
const LEADING_WIDTH = 44;
const AHEAD = 20;
const HEADER_HEIGHT = 36;

export interface GridProps {
  entity: Entity;
  rights: Rights;
  columns: readonly Column[];
  rows: readonly Row[];
  /** All that match, where it is known; more than the rows that are there. */
  total: number | undefined;
  sort: string;
  density: Density;
  selected: ReadonlySet<string>;
  /** The record that is open beside the grid. */
  open: string | undefined;
  onSort: (name: string, adds: boolean) => void;
  onWidth: (name: string, width: number) => void;
  onSelect: (ids: ReadonlySet<string>) => void;
  onOpen: (row: Row, member?: string) => void;
  /** The end comes near. */
  onMore: () => void;
  onEdit: (row: Row, member: string, draft: Draft) => void;
  /** While a cell is edited nothing may move below the hands. */
  onEditing: (isEditing: boolean) => void;
}

interface Editing extends Place {
  /** What was typed to begin with. */
  typed: string | undefined;
}

/** Records as rows of which those in view are there, with one place that has the focus, as in a spreadsheet. */
export function RecordGrid(props: GridProps) {
  const { entity, rights, columns, rows, total, density, selected, onMore } = props;
  const { t } = useTranslation('renderer');
  const scroller = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<Place>({ row: 0, column: LEADING });
  const [editing, setEditing] = useState<Editing>();
  const height = density === 'compact' ? 28 : 36;
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 8,
    scrollPaddingStart: HEADER_HEIGHT,
  });
  const bounds = { rows: rows.length, columns: columns.length + LEADING, page: 15 };
  const at = within(place, bounds);
  const { focus, wanted } = useFocus(scroller, virtual.scrollToIndex);

  // biome-ignore lint/correctness/useExhaustiveDependencies: rows of another height are measured anew
  useLayoutEffect(() => virtual.measure(), [height]);
  const items = virtual.getVirtualItems();
  const lastShown = items.at(-1)?.index ?? -1;
  useEffect(() => {
    if (rows.length > 0 && lastShown >= rows.length - AHEAD) {
      onMore();
    }
  }, [lastShown, rows.length, onMore]);
  const { onEditing } = props;
  useEffect(() => onEditing(editing !== undefined), [editing, onEditing]);

  const memberAt = (column: number) => memberOf(entity, columns[column - LEADING]?.name ?? '');
  const isEditable = (column: number) => {
    const member = memberAt(column);
    return member !== undefined && rights.writes(member, 'update') && rights.may('update') && isInline(member);
  };

  function go(next: Place) {
    setPlace(next);
    focus(next);
  }

  function begin(where: Place, typed?: string) {
    const row = rows[where.row];
    const member = memberAt(where.column);
    setPlace(where);
    if (row && member && isEditable(where.column)) {
      setEditing({ ...where, typed });
    } else if (row && typed === undefined) {
      props.onOpen(row, member?.name);
    }
  }

  function end(draft: Draft | undefined, move: 'stay' | 'down' | 'next' | 'previous') {
    const row = editing && rows[editing.row];
    const member = editing && memberAt(editing.column);
    if (row && member && draft !== undefined) {
      props.onEdit(row, member.name, draft);
    }
    setEditing(undefined);
    if (editing === undefined) {
      return;
    }
    const target =
      move === 'down'
        ? within({ ...editing, row: editing.row + 1 }, bounds)
        : move === 'stay'
          ? { row: editing.row, column: editing.column }
          : nextEditable(editing, bounds, isEditable, move === 'next' ? 1 : -1);
    go(target ?? { row: editing.row, column: editing.column });
    if (target && (move === 'next' || move === 'previous')) {
      setEditing({ ...target, typed: undefined });
    }
  }

  function onKeyDown(event: KeyboardEvent) {
    if (editing || event.nativeEvent.isComposing) {
      return;
    }
    const next = moved(at, event, bounds, document.documentElement.dir === 'rtl');
    const row = rows[at.row];
    if (next) {
      event.preventDefault();
      go(next);
    } else if (at.row >= 0 && (event.key === 'Enter' || event.key === 'F2') && at.column >= LEADING) {
      event.preventDefault();
      begin(at);
    } else if (event.key === ' ' && row) {
      event.preventDefault();
      toggle(row.id);
    } else if (at.row >= 0 && beginsTyping(event) && isEditable(at.column)) {
      event.preventDefault();
      begin(at, event.key);
    }
  }

  function toggle(id: string) {
    const next = new Set(selected);
    if (!next.delete(id)) {
      next.add(id);
    }
    props.onSelect(next);
  }

  const width = LEADING_WIDTH + columns.reduce((sum, column) => sum + column.width, 0);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table cannot hold rows that are placed one by one
    <div
      ref={scroller}
      role="grid"
      aria-label={entity.pluralLabel}
      aria-rowcount={(total ?? rows.length) + 1}
      aria-colcount={bounds.columns}
      aria-multiselectable="true"
      className="relative h-full overflow-auto bg-surface text-sm outline-none"
      onKeyDown={onKeyDown}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      <div role="rowgroup" className="sticky top-0 z-20" style={{ width, minWidth: '100%' }}>
        <GridHeader
          {...props}
          leading={LEADING_WIDTH}
          active={at.row === -1 ? at.column : undefined}
          allSelected={rows.length > 0 && rows.every((row) => selected.has(row.id))}
          onToggleAll={(all) => props.onSelect(new Set(all ? rows.map((row) => row.id) : []))}
          onActive={(column) => setPlace({ row: -1, column })}
        />
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      <div role="rowgroup" className="relative" style={{ height: virtual.getTotalSize(), width, minWidth: '100%' }}>
        {items.map((item) => {
          const row = rows[item.index];
          return (
            row && (
              <GridRow
                key={row.id}
                entity={entity}
                columns={columns}
                row={row}
                index={item.index}
                top={item.start}
                height={height}
                leading={LEADING_WIDTH}
                active={at.row === item.index ? at.column : undefined}
                editing={editing?.row === item.index ? editing : undefined}
                isSelected={selected.has(row.id)}
                isOpen={props.open === row.id}
                onToggle={toggle}
                onActive={(column) => {
                  wanted.current = undefined;
                  setPlace({ row: item.index, column });
                }}
                onBegin={(column) => begin({ row: item.index, column })}
                onOpen={props.onOpen}
                onEnd={end}
              />
            )
          );
        })}
      </div>
      <p className="sr-only">{t('grid.help')}</p>
    </div>
  );
}

/** Gives a cell the focus, once it is there: rows out of view are scrolled to first. */
function useFocus(scroller: React.RefObject<HTMLDivElement | null>, scrollTo: (index: number) => void) {
  const wanted = useRef<Place>(undefined);
  useEffect(() => {
    const place = wanted.current;
    const cell = place && scroller.current?.querySelector<HTMLElement>(`[data-cell="${place.row}:${place.column}"]`);
    if (cell) {
      wanted.current = undefined;
      cell.focus({ preventScroll: true });
      cell.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    }
  });
  const focus = (place: Place) => {
    wanted.current = place;
    if (place.row >= 0) {
      scrollTo(place.row);
    }
  };
  return { focus, wanted };
}
