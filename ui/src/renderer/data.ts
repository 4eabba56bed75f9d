import {
  type InfiniteData,
  infiniteQueryOptions,
  type QueryClient,
  queryOptions,
  useQueries,
  useQuery,
} from '@tanstack/react-query';
import { useMemo } from 'react';
import { type Entity, entityOf, isToOne, labelMembers, type Meta, memberOf, type Row, titleOf } from './meta';
import { type DataSource, type RowPage, useSource } from './source';

const META_FRESH_MILLIS = 60_000;
const PAGE = 100;

export const keys = {
  all: (source: DataSource) => ['records', source.key] as const,
  entity: (source: DataSource, entity: string) => [...keys.all(source), entity] as const,
  lists: (source: DataSource, entity: string) => [...keys.entity(source, entity), 'list'] as const,
  record: (source: DataSource, entity: string, id: string) => [...keys.entity(source, entity), 'one', id] as const,
  history: (source: DataSource, entity: string, id: string) => [...keys.entity(source, entity), 'history', id] as const,
  views: (source: DataSource, entity: string) => [...keys.all(source), 'views', entity] as const,
};

export function metaQuery(source: DataSource) {
  return queryOptions({
    queryKey: [...keys.all(source), 'meta'],
    queryFn: () => source.meta(),
    staleTime: META_FRESH_MILLIS,
  });
}

export function useMeta() {
  return useQuery(metaQuery(useSource()));
}

/** Names of people by their id; whom one may not know stays an id. */
export function usePeople(): ReadonlyMap<string, string> {
  const source = useSource();
  const { data } = useQuery({
    queryKey: [...keys.all(source), 'people'],
    queryFn: () => source.people(),
    staleTime: META_FRESH_MILLIS,
  });
  return useMemo(() => new Map((data ?? []).map((person) => [person.id, person.name])), [data]);
}

export interface RowsWanted {
  filter: string;
  sort: string;
  q: string;
  columns: readonly string[];
}

/** What a list asks for: the columns, what the title consists of, and the records that they lead to. */
export function fieldsOf(entity: Entity, columns: readonly string[]): { fields: string[]; expand: string[] } {
  const wanted = [...new Set([...columns, ...labelMembers(entity), 'version'])].filter((name) =>
    memberOf(entity, name),
  );
  const expand = wanted.filter((name) => {
    const member = memberOf(entity, name);
    return member?.kind === 'relation' && member.people !== true;
  });
  return { fields: wanted, expand };
}

/** Pages of records; only the first counts them. */
export function rowsQuery(source: DataSource, entity: Entity, wanted: RowsWanted, limit = PAGE) {
  const { fields, expand } = fieldsOf(entity, wanted.columns);
  return infiniteQueryOptions({
    queryKey: [...keys.lists(source, entity.name), { ...wanted, fields, expand, limit }],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      source.list(
        entity.name,
        {
          filter: wanted.filter === '' ? undefined : wanted.filter,
          sort: wanted.sort === '' ? undefined : wanted.sort,
          q: wanted.q === '' ? undefined : wanted.q,
          fields,
          expand,
          limit,
          cursor: pageParam,
          count: pageParam === undefined,
        },
        signal,
      ),
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });
}

export function recordQuery(source: DataSource, entity: Entity, id: string) {
  return queryOptions({
    queryKey: keys.record(source, entity.name, id),
    queryFn: () => source.get(entity.name, id),
  });
}

type Pages = InfiniteData<RowPage, string | undefined>;

/** Puts other values into a record wherever it is listed; answers what takes them back. */
export function changeListed(
  client: QueryClient,
  source: DataSource,
  entity: string,
  id: string,
  change: (row: Row) => Row,
): () => void {
  const filters = { queryKey: keys.lists(source, entity) };
  const before = client.getQueriesData<Pages>(filters);
  client.setQueriesData<Pages>(filters, (data) => {
    if (data === undefined) {
      return data;
    }
    const pages = data.pages.map((page) =>
      page.items.some((row) => row.id === id)
        ? { ...page, items: page.items.map((row) => (row.id === id ? change(row) : row)) }
        : page,
    );
    return { ...data, pages };
  });
  return () => {
    for (const [key, data] of before) {
      client.setQueryData(key, data);
    }
  };
}

/** The titles of single records, for the values of relations. */
export function useTitles(meta: Meta, entity: string | null | undefined, ids: readonly string[]): Map<string, string> {
  const source = useSource();
  const target = entityOf(meta, entity);
  const found = useQueries({
    queries: target === undefined ? [] : ids.map((id) => ({ ...recordQuery(source, target, id), retry: false })),
  });
  const titles = new Map<string, string>();
  for (const [index, { data }] of found.entries()) {
    const id = ids[index];
    if (target && id !== undefined && data) {
      titles.set(id, titleOf(target, data));
    }
  }
  return titles;
}

/** Whether a row of a list holds an expanded record in this member. */
export function expandedIn(
  meta: Meta,
  entity: Entity,
  name: string,
  value: unknown,
): { target: Entity; row: Row } | undefined {
  const member = memberOf(entity, name);
  const target = member && isToOne(member) ? entityOf(meta, member.target) : undefined;
  return target && typeof value === 'object' && value !== null ? { target, row: value as Row } : undefined;
}
