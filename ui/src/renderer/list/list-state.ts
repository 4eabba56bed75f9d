import { type Entity, memberOf } from '../meta';
import type { Density, View, ViewColumn, ViewContent, ViewKind } from '../source';

export interface Column {
  name: string;
  width: number;
  pinned: boolean;
}

/** What a list shows: a view, and what was changed since. All of it is in the address. */
export interface ListState {
  /** The id of the saved view; empty for the plain list. */
  view: string;
  kind: ViewKind;
  by: string;
  filter: string;
  sort: string;
  columns: Column[];
  density: Density;
  /** Words that are searched for; of no view. */
  q: string;
}

/** In the address in place of a view's id: the plain list, though one begins with a view. */
const PLAIN = 'all';
const WIDTHS: Record<string, number> = {
  text: 220,
  longText: 260,
  email: 200,
  url: 220,
  dateTime: 180,
  date: 130,
  time: 100,
  boolean: 90,
  integer: 100,
  json: 200,
  multiChoice: 200,
  manyToMany: 200,
};
const WIDTH = 150;

export function defaultWidth(entity: Entity, name: string): number {
  const member = memberOf(entity, name);
  return WIDTHS[member?.type ?? ''] ?? WIDTH;
}

function columnsOf(entity: Entity, columns: readonly ViewColumn[]): Column[] {
  return columns
    .filter((column) => memberOf(entity, column.name))
    .map(({ name, width, pinned }) => ({
      name,
      width: width ?? defaultWidth(entity, name),
      pinned: pinned === true,
    }));
}

/** Pinned columns stand first, in a grid and in a view. */
export function inOrder(columns: readonly Column[]): Column[] {
  return [...columns.filter((one) => one.pinned), ...columns.filter((one) => !one.pinned)];
}

/** A filter of chips, a sort and so on, before anything was changed. */
export function baseState(entity: Entity, view: View | undefined): ListState {
  const plain = entity.list.columns.map((name) => ({ name }));
  const columns = columnsOf(entity, view && view.columns.length > 0 ? view.columns : plain);
  return {
    view: view?.id ?? '',
    kind: view?.kind ?? 'grid',
    by: view?.by ?? '',
    filter: view?.filter ?? '',
    sort: view?.sort ?? entity.list.sort,
    columns: columns.length > 0 ? columns : columnsOf(entity, plain),
    density: view?.density ?? 'comfortable',
    q: '',
  };
}

/** The view that the address names, else the one that one begins with. */
export function viewOf(views: readonly View[], params: URLSearchParams): View | undefined {
  const id = params.get('view');
  return id === null
    ? (views.find((view) => view.default) ?? views.find((view) => view.defaultOfAll))
    : views.find((view) => view.id === id);
}

function columnsText(columns: readonly Column[]): string {
  return columns.map((column) => `${column.name}:${column.width}${column.pinned ? 'p' : ''}`).join(',');
}

function columnsFrom(entity: Entity, text: string): Column[] {
  const columns = text.split(',').map((one) => {
    const [name = '', width = ''] = one.split(':');
    return { name, width: Number.parseInt(width, 10) || null, pinned: width.endsWith('p') };
  });
  return columnsOf(entity, columns).map((one) => ({ ...one, width: Math.min(Math.max(one.width, 60), 1000) }));
}

const KINDS: readonly string[] = ['grid', 'board', 'calendar'];

export function readState(entity: Entity, views: readonly View[], params: URLSearchParams): ListState {
  const base = baseState(entity, viewOf(views, params));
  const kind = params.get('kind');
  const columns = params.get('columns');
  const chosen = columns === null ? [] : columnsFrom(entity, columns);
  const density = params.get('density');
  return {
    ...base,
    kind: kind !== null && KINDS.includes(kind) ? (kind as ViewKind) : base.kind,
    by: params.get('by') ?? base.by,
    filter: params.get('filter') ?? base.filter,
    sort: params.get('sort') ?? base.sort,
    columns: inOrder(chosen.length > 0 ? chosen : base.columns),
    density: density === 'comfortable' || density === 'compact' ? density : base.density,
    q: params.get('q') ?? '',
  };
}

/** The address of a state: only what differs from its view stands there. */
export function writeState(
  entity: Entity,
  views: readonly View[],
  state: ListState,
  params: URLSearchParams,
): URLSearchParams {
  const next = new URLSearchParams(params);
  const set = (name: string, value: string, base: string) => {
    if (value === base) {
      next.delete(name);
    } else {
      next.set(name, value);
    }
  };
  const first = viewOf(views, new URLSearchParams());
  set('view', state.view === '' ? PLAIN : state.view, first?.id ?? PLAIN);
  const base = baseState(
    entity,
    views.find((view) => view.id === state.view),
  );
  set('kind', state.kind, base.kind);
  set('by', state.by, base.by);
  set('filter', state.filter, base.filter);
  set('sort', state.sort, base.sort);
  set('columns', columnsText(state.columns), columnsText(inOrder(base.columns)));
  set('density', state.density, base.density);
  set('q', state.q, '');
  return next;
}

/** Whether something of the view was changed and is not saved. */
export function isViewChanged(params: URLSearchParams): boolean {
  return ['kind', 'by', 'filter', 'sort', 'columns', 'density'].some((name) => params.has(name));
}

export function contentOf(state: ListState, name: string, visibility: 'mine' | 'shared'): ViewContent {
  return {
    name,
    visibility,
    kind: state.kind,
    by: state.kind === 'grid' ? null : state.by,
    filter: state.filter === '' ? null : state.filter,
    sort: state.sort === '' ? null : state.sort,
    columns: state.columns,
    density: state.density,
  };
}

export interface SortKey {
  name: string;
  falling: boolean;
}

export function sortKeys(sort: string): SortKey[] {
  return sort
    .split(',')
    .filter((part) => part !== '')
    .map((part) => ({ name: part.replace(/^-/, ''), falling: part.startsWith('-') }));
}

/** A click on a heading: rising, falling, not at all. With Shift the other keys stay. */
export function sortedBy(sort: string, name: string, adds: boolean): string {
  const before = sortKeys(sort);
  const own = before.find((key) => key.name === name);
  const next = own === undefined ? [{ name, falling: false }] : own.falling ? [] : [{ name, falling: true }];
  const others = before.filter((key) => key.name !== name);
  return (adds ? [...others, ...next] : next).map((key) => (key.falling ? `-${key.name}` : key.name)).join(',');
}
