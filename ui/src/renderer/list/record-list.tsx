import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { Plus, RefreshCw, Search } from 'lucide-react';
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate, useSearchParams } from 'react-router';
import { isProblem } from '@/shared/api/problem';
import { useShortcuts } from '@/shared/shortcuts';
import { Button } from '@/shared/ui/button';
import { TextInput } from '@/shared/ui/inputs';
import { ProblemNotice } from '@/shared/ui/problem-notice';
import { EmptyState, Skeleton } from '@/shared/ui/states';
import { keys, rowsQuery } from '../data';
import { FilterBar } from '../filter/filter-bar';
import { RecordGrid } from '../grid/record-grid';
import { useLinks } from '../links';
import type { Entity, Row } from '../meta';
import { rightsOf } from '../rights';
import { useShown } from '../shown';
import { useSource, type View } from '../source';
import { Cards } from './cards';
import { ColumnsMenu } from './columns-menu';
import { useInlineEdit } from './inline-edit';
import { KindSelect } from './kind-select';
import { isViewChanged, type ListState, readState, sortedBy, writeState } from './list-state';
import { TransferMenu } from './transfer-menu';
import { useLiveRecords } from './use-live';
import { usePhone } from './use-phone';
import { ViewsMenu } from './views-menu';

const RecordPanel = lazy(async () => ({ default: (await import('../detail/record-panel')).RecordPanel }));
const NewRecord = lazy(async () => ({ default: (await import('../detail/create-dialog')).NewRecord }));
const BulkBar = lazy(async () => ({ default: (await import('./bulk-bar')).BulkBar }));
const Board = lazy(async () => ({ default: (await import('../layouts/board')).Board }));
const Calendar = lazy(async () => ({ default: (await import('../layouts/calendar')).Calendar }));

/** In the place of an id: the form of a new record. */
export const NEW = 'new';
const TYPING_MILLIS = 300;
const NO_VIEWS: View[] = [];

interface RecordListProps {
  entity: Entity;
  /** The record that is open, or {@link NEW}. */
  record: string | undefined;
}

/** All records of an entity in the form that somebody likes, with what can be done to them. */
export function RecordList({ entity, record }: RecordListProps) {
  const source = useSource();
  const views = useQuery({
    queryKey: keys.views(source, entity.name),
    queryFn: () => source.views?.list(entity.name) ?? Promise.resolve(NO_VIEWS),
  });
  if (views.error) {
    return (
      <div className="p-4">
        <ProblemNotice problem={views.error} onRetry={() => void views.refetch()} />
      </div>
    );
  }
  return views.data === undefined ? (
    <Skeleton className="m-4 h-9" />
  ) : (
    <List entity={entity} record={record} views={views.data} />
  );
}

function useListState(entity: Entity, views: View[]) {
  const [params, setParams] = useSearchParams();
  const state = useMemo(() => readState(entity, views, params), [entity, views, params]);
  const change = useCallback(
    (part: Partial<ListState>) =>
      setParams((before) => writeState(entity, views, { ...readState(entity, views, before), ...part }, before), {
        replace: true,
      }),
    [entity, views, setParams],
  );
  const show = useCallback(
    (view: string) => {
      // With nothing of the one before.
      const fresh = readState(entity, views, new URLSearchParams(view === '' ? { view: 'all' } : { view }));
      setParams(writeState(entity, views, { ...fresh, view }, new URLSearchParams()));
    },
    [entity, views, setParams],
  );
  return { state, change, show, changed: isViewChanged(params) };
}

function List({ entity, record, views }: RecordListProps & { views: View[] }) {
  const { t } = useTranslation('renderer');
  const source = useSource();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { search } = useLocation();
  const links = useLinks();
  const { meta } = useShown();
  const isPhone = usePhone();
  const rights = useMemo(() => rightsOf(meta, entity), [meta, entity]);
  const members = useMemo(() => entity.members.filter((member) => rights.sees(member)), [entity, rights]);
  const { state, change, show, changed } = useListState(entity, views);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [isEditing, setIsEditing] = useState(false);
  const searchBox = useRef<HTMLInputElement>(null);
  const [focus, setFocus] = useState<string>();

  const seen = state.columns.filter((column) => members.some((member) => member.name === column.name));
  const wanted = useMemo(
    () => ({
      filter: state.filter,
      sort: state.sort,
      q: state.q,
      columns: [...seen.map((column) => column.name), ...(state.by === '' ? [] : [state.by])],
    }),
    [state.filter, state.sort, state.q, state.by, seen],
  );
  const query = useInfiniteQuery(rowsQuery(source, entity, wanted));
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  const total = query.data?.pages[0]?.total;
  const live = useLiveRecords(entity.name, query.data?.pages.length ?? 0, isEditing);

  const open = useCallback(
    (row: Row, member?: string) => {
      setFocus(member);
      void navigate({ pathname: links.record(entity.name, row.id), search });
    },
    [navigate, links, entity.name, search],
  );
  const close = () => {
    const params = new URLSearchParams(search);
    params.delete('tab');
    void navigate({ pathname: links.list(entity.name), search: params.toString() });
  };
  const edit = useInlineEdit(entity, open);
  const { fetchNextPage, hasNextPage, isFetchingNextPage, isError } = query;
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage && !isError) {
      void fetchNextPage();
    }
  }, [hasNextPage, isFetchingNextPage, isError, fetchNextPage]);

  const mayCreate = rights.may('create');
  const begin = () => void navigate({ pathname: links.record(entity.name, NEW), search });
  useShortcuts([
    ...(mayCreate
      ? [{ keys: 'n', label: 'renderer:shortcuts.new', group: 'renderer:shortcuts.group', run: begin }]
      : []),
    {
      keys: '/',
      label: 'renderer:shortcuts.search',
      group: 'renderer:shortcuts.group',
      run: () => searchBox.current?.focus(),
    },
  ]);

  const filterFault = filterProblem(query.error);
  const isFiltered = state.filter !== '' || state.q !== '';
  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="flex flex-wrap items-center gap-2 border-b border-line px-4 py-2">
        <ViewsMenu entity={entity} views={views} state={state} changed={changed} onView={show} />
        <KindSelect entity={entity} members={members} state={state} onChange={change} />
        <SearchBox key={entity.name} ref={searchBox} q={state.q} onSearch={(q) => change({ q })} />
        <div className="ms-auto flex flex-wrap items-center gap-1">
          <LiveMark live={live} />
          {state.kind === 'grid' && !isPhone && (
            <ColumnsMenu
              entity={entity}
              members={members}
              columns={seen}
              density={state.density}
              onColumns={(columns) => change({ columns })}
              onDensity={(density) => change({ density })}
            />
          )}
          <TransferMenu entity={entity} filter={state.filter} rights={rights} />
          {mayCreate && (
            <Button kind="primary" size="small" icon={Plus} onClick={begin}>
              {t('list.new')}
            </Button>
          )}
        </div>
      </div>
      <div className="border-b border-line px-4 py-2">
        <FilterBar
          entity={entity}
          members={members}
          filter={state.filter}
          fault={filterFault}
          onFilter={(filter) => change({ filter })}
        />
      </div>
      {query.error && filterFault === undefined && (
        <div className="p-4">
          <ProblemNotice problem={query.error} onRetry={() => void query.refetch()} />
        </div>
      )}
      <div className="min-h-0 flex-1">
        {query.data === undefined ? (
          query.error === null && <Rows />
        ) : rows.length === 0 ? (
          <div className="p-4">
            <Nothing
              entity={entity}
              isFiltered={isFiltered}
              onClear={() => change({ filter: '', q: '' })}
              onNew={mayCreate ? begin : undefined}
            />
          </div>
        ) : state.kind === 'board' ? (
          <Suspense fallback={<Rows />}>
            <Board
              entity={entity}
              by={state.by}
              columns={seen}
              rows={rows}
              search={search}
              hasMore={hasNextPage}
              onMore={more}
              onEdit={edit}
            />
          </Suspense>
        ) : state.kind === 'calendar' ? (
          <Suspense fallback={<Rows />}>
            <Calendar entity={entity} by={state.by} filter={state.filter} q={state.q} search={search} />
          </Suspense>
        ) : isPhone ? (
          <Cards entity={entity} columns={seen} rows={rows} search={search} onMore={more} />
        ) : (
          <RecordGrid
            entity={entity}
            rights={rights}
            columns={seen}
            rows={rows}
            total={total}
            sort={state.sort}
            density={state.density}
            selected={selected}
            open={record}
            onSort={(name, adds) => change({ sort: sortedBy(state.sort, name, adds) })}
            onWidth={(name, width) =>
              change({ columns: state.columns.map((one) => (one.name === name ? { ...one, width } : one)) })
            }
            onSelect={setSelected}
            onOpen={open}
            onMore={more}
            onEdit={(row, name, draft) => void edit(row, name, draft)}
            onEditing={setIsEditing}
          />
        )}
      </div>
      <div className="flex min-h-9 items-center gap-3 border-t border-line px-4 text-sm text-muted">
        <span role="status">{total === undefined ? '' : t('list.total', { count: total })}</span>
        {selected.size > 0 && (
          <Suspense>
            <BulkBar
              entity={entity}
              rows={rows.filter((row) => selected.has(row.id))}
              rights={rights}
              onDone={() => {
                setSelected(new Set());
                void client.invalidateQueries({ queryKey: keys.entity(source, entity.name) });
              }}
            />
          </Suspense>
        )}
      </div>
      <Suspense>
        {record === NEW && <NewRecord entity={entity} onClose={close} onCreated={close} />}
        {record !== undefined && record !== NEW && (
          <RecordPanel key={record} entity={entity} id={record} focus={focus} onClose={close} />
        )}
      </Suspense>
    </div>
  );
}

/** What is wrong with the filter, in the words of the server. */
function filterProblem(fault: unknown): string | undefined {
  const error = isProblem(fault) ? fault.errors.find((one) => one.pointer === '/filter') : undefined;
  return error?.message;
}

function Rows() {
  return (
    <div className="flex flex-col gap-2 p-4">
      {[1, 2, 3, 4, 5, 6].map((row) => (
        <Skeleton key={row} className="h-8 w-full" />
      ))}
    </div>
  );
}

function LiveMark({ live }: { live: ReturnType<typeof useLiveRecords> }) {
  const { t } = useTranslation('renderer');
  if (live.stale) {
    return (
      <Button size="small" kind="quiet" icon={RefreshCw} onClick={live.refresh}>
        {t('live.stale')}
      </Button>
    );
  }
  return live.state === 'reconnecting' ? <span className="text-sm text-muted">{t('live.reconnecting')}</span> : null;
}

interface SearchBoxProps {
  q: string;
  onSearch: (q: string) => void;
  ref: React.Ref<HTMLInputElement>;
}

function SearchBox({ q, onSearch, ref }: SearchBoxProps) {
  const { t } = useTranslation('renderer');
  const [text, setText] = useState(q);
  const [known, setKnown] = useState(q);
  if (known !== q) {
    // Changed from elsewhere: back, or another view.
    setKnown(q);
    setText(q);
  }
  const sink = useRef(onSearch);
  useEffect(() => {
    sink.current = onSearch;
  });
  useEffect(() => {
    if (text.trim() === q) {
      return;
    }
    const timer = setTimeout(() => sink.current(text.trim()), TYPING_MILLIS);
    return () => clearTimeout(timer);
  }, [text, q]);
  return (
    <div className="relative w-full sm:w-56">
      <Search aria-hidden="true" className="absolute start-2 top-2 size-4 text-muted pointer-coarse:top-3.5" />
      <TextInput
        ref={ref}
        type="search"
        value={text}
        aria-label={t('list.search')}
        placeholder={t('list.search')}
        className="h-8 ps-8 pe-2"
        onChange={(event) => setText(event.target.value)}
      />
    </div>
  );
}

interface NothingProps {
  entity: Entity;
  isFiltered: boolean;
  onClear: () => void;
  onNew: (() => void) | undefined;
}

/** No results are not the same as no data. */
function Nothing({ entity, isFiltered, onClear, onNew }: NothingProps) {
  const { t } = useTranslation('renderer');
  return isFiltered ? (
    <EmptyState
      icon={Search}
      title={t('list.noResults')}
      actions={<Button onClick={onClear}>{t('filter.clear')}</Button>}
    />
  ) : (
    <EmptyState
      title={t('list.empty', { entity: entity.pluralLabel })}
      actions={
        onNew && (
          <Button kind="primary" icon={Plus} onClick={onNew}>
            {t('list.first', { entity: entity.label })}
          </Button>
        )
      }
    >
      {entity.description}
    </EmptyState>
  );
}
