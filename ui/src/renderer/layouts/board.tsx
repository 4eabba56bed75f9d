import { type DragEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Button } from '@/shared/ui/button';
import { cx } from '@/shared/ui/cx';
import { Cell, Dot } from '../fields/cell';
import type { Draft } from '../fields/drafts';
import { useLinks } from '../links';
import type { Column } from '../list/list-state';
import { type Choice, type Entity, labelMembers, memberOf, type Row, titleOf } from '../meta';
import { rightsOf } from '../rights';
import { useShown } from '../shown';

interface BoardProps {
  entity: Entity;
  by: string;
  columns: readonly Column[];
  rows: readonly Row[];
  search: string;
  hasMore: boolean;
  onMore: () => void;
  onEdit: (row: Row, member: string, draft: Draft) => Promise<void>;
}

const SHOWN = 3;
const DRAGGED = 'application/x-record';

/** A column for each choice. A record is moved by dragging its card, or by the choice on it. */
export function Board({ entity, by, columns, rows, search, hasMore, onMore, onEdit }: BoardProps) {
  const { t } = useTranslation('renderer');
  const { meta } = useShown();
  const member = memberOf(entity, by);
  if (member?.choices === undefined) {
    return <p className="p-4 text-muted">{t('board.gone')}</p>;
  }
  const mayMove = rightsOf(meta, entity).writes(member, 'update');
  const hasNone = !member.required || rows.some((row) => row[by] === null);
  const lanes: Choice[] = [...member.choices, ...(hasNone ? [{ name: '', label: t('board.none'), color: null }] : [])];
  return (
    <div className="flex h-full flex-col">
      <section
        aria-label={t('kind.board', { by: member.label })}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse scrolls it by its focus
        tabIndex={0}
        className="relative flex min-h-0 flex-1 gap-3 overflow-x-auto p-3"
      >
        {lanes.map((lane) => (
          <Lane
            key={lane.name}
            lane={lane}
            rows={rows.filter((row) => String(row[by] ?? '') === lane.name)}
            onDrop={(id) => {
              const row = rows.find((one) => one.id === id);
              if (row && mayMove && String(row[by] ?? '') !== lane.name) {
                void onEdit(row, by, lane.name);
              }
            }}
          >
            {(row) => (
              <Card
                entity={entity}
                row={row}
                columns={columns.filter((column) => column.name !== by)}
                search={search}
                lanes={mayMove ? lanes : []}
                lane={lane.name}
                onMove={(name) => void onEdit(row, by, name)}
              />
            )}
          </Lane>
        ))}
      </section>
      {hasMore && (
        <div className="px-3 pb-2">
          <Button size="small" onClick={onMore}>
            {t('board.more')}
          </Button>
        </div>
      )}
    </div>
  );
}

interface LaneProps {
  lane: Choice;
  rows: readonly Row[];
  onDrop: (id: string) => void;
  children: (row: Row) => React.ReactNode;
}

function Lane({ lane, rows, onDrop, children }: LaneProps) {
  const { t } = useTranslation('renderer');
  const [isOver, setIsOver] = useState(false);
  const accepts = (event: DragEvent) => event.dataTransfer.types.includes(DRAGGED);
  return (
    <section
      aria-label={lane.label}
      className={cx(
        'relative flex w-72 shrink-0 flex-col rounded-lg border bg-sunken',
        isOver ? 'border-accent' : 'border-line',
      )}
      onDragOver={(event) => {
        if (accepts(event)) {
          event.preventDefault();
          setIsOver(true);
        }
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setIsOver(false);
        onDrop(event.dataTransfer.getData(DRAGGED));
      }}
    >
      <h2 className="flex items-center gap-2 px-3 py-2 font-medium">
        <Dot color={lane.color} />
        <span className="min-w-0 truncate">{lane.label}</span>
        <span className="ms-auto text-sm text-muted">
          {rows.length}
          <span className="sr-only"> {t('board.cards', { count: rows.length })}</span>
        </span>
      </h2>
      <ul className="flex min-h-16 flex-1 flex-col gap-2 overflow-y-auto p-2 pt-0">
        {rows.map((row) => (
          <li key={row.id}>{children(row)}</li>
        ))}
      </ul>
    </section>
  );
}

interface CardProps {
  entity: Entity;
  row: Row;
  columns: readonly Column[];
  search: string;
  /** Where it can go. */
  lanes: readonly Choice[];
  lane: string;
  onMove: (lane: string) => void;
}

function Card({ entity, row, columns, search, lanes, lane, onMove }: CardProps) {
  const { t } = useTranslation('renderer');
  const links = useLinks();
  const titles = labelMembers(entity);
  const shown = columns.filter(
    (
      column, // A bare yes or no says nothing without its name.
    ) => !titles.includes(column.name) && ![null, undefined, true, false].includes(row[column.name] as null),
  );
  const title = titleOf(entity, row);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: by keys the choice on it moves it
    <div
      draggable={lanes.length > 0}
      className="rounded-md border border-line bg-surface p-2.5"
      onDragStart={(event) => {
        event.dataTransfer.setData(DRAGGED, row.id);
        event.dataTransfer.effectAllowed = 'move';
      }}
    >
      <Link
        to={{ pathname: links.record(entity.name, row.id), search }}
        draggable={false}
        className="font-medium hover:underline"
      >
        {title}
      </Link>
      <div className="mt-1 flex flex-col gap-0.5 text-sm text-muted">
        {shown.slice(0, SHOWN).map((column) => {
          const member = memberOf(entity, column.name);
          return (
            member && (
              <span key={column.name} className="truncate">
                <Cell member={member} value={row[column.name]} />
              </span>
            )
          );
        })}
      </div>
      {lanes.length > 0 && (
        <select
          aria-label={t('board.move', { name: title })}
          value={lane}
          className="mt-2 h-7 w-full rounded-sm border border-control bg-surface px-1 text-sm pointer-coarse:h-10"
          onChange={(event) => onMove(event.target.value)}
        >
          {lanes.map((one) => (
            <option key={one.name} value={one.name}>
              {one.label}
            </option>
          ))}
        </select>
      )}
    </div>
  );
}
