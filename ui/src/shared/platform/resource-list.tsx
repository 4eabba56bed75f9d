import { useInfiniteQuery } from '@tanstack/react-query';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { Button } from '@/shared/ui/button';
import { ProblemNotice } from '@/shared/ui/problem-notice';
import { EmptyState, SkeletonPage } from '@/shared/ui/states';
import { type Column, Table } from '@/shared/ui/table';
import { Value } from './cells';
import { useLabels } from './labels';
import { type Done, fillPath, keyOf, type Row, resourceKey, type SystemEntity, useSystemEntity } from './models';
import { ResourceFilters } from './resource-filters';
import { ItemOperations } from './resource-operations';
import { isOffered, type Role } from './rights';
import { send } from './source';

interface Page {
  items: Row[];
  nextCursor: string | null;
}

interface ResourceListProps {
  /** Its name among the models of the platform. */
  name: string;
  variables?: Readonly<Record<string, string>>;
  /** What one is in the workspace of what is listed. */
  role?: Role | undefined;
  /** Another operation that lists the same: `listOfInstallation`. */
  list?: string;
  /** Members to show, where those of the model are too many. */
  columns?: readonly string[];
  /** Cells that say more than their value does. */
  cells?: Readonly<Record<string, (row: Row) => ReactNode>>;
  /** Where a row leads. */
  linkTo?: (row: Row) => string;
  /** Names of the operations on items that stand in the menu of a row. */
  operations?: readonly string[];
  onDone?: (done: Done) => void;
  empty: { icon?: LucideIcon; title: string; text?: string; actions?: ReactNode };
  /** Asks anew while somebody looks: for what changes by itself. */
  refetchMillis?: number;
}

const PAGE = '50';

/** A list of the platform's own resources, from its model alone. */
export function ResourceList({ name, ...props }: ResourceListProps) {
  const { entity, isAdministrator, error, retry } = useSystemEntity(name);
  if (entity !== undefined) {
    return <EntityList entity={entity} isAdministrator={isAdministrator} {...props} />;
  }
  return error === null ? <SkeletonPage rows={3} /> : <ProblemNotice problem={error} onRetry={retry} />;
}

interface EntityListProps extends Omit<ResourceListProps, 'name'> {
  entity: SystemEntity;
  isAdministrator: boolean;
}

function usePages(entity: SystemEntity, path: string, refetchMillis: number | undefined) {
  const [params] = useSearchParams();
  const filters: Record<string, string> = {};
  for (const filter of entity.resource.filters) {
    const value = params.get(filter) ?? '';
    if (value !== '') {
      filters[filter] = value;
    }
  }
  const pages = useInfiniteQuery({
    queryKey: [...resourceKey(entity.name), path, filters],
    initialPageParam: '',
    queryFn: async ({ pageParam }) =>
      (await send('GET', path, {
        query: {
          ...filters,
          ...(entity.resource.paged ? { limit: PAGE } : {}),
          ...(pageParam === '' ? {} : { cursor: pageParam }),
        },
      })) as Page,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    ...(refetchMillis === undefined ? {} : { refetchInterval: refetchMillis }),
  });
  return { pages, isFiltered: Object.keys(filters).length > 0 };
}

function EntityList({
  entity,
  isAdministrator,
  variables = {},
  role,
  list = 'list',
  columns,
  cells = {},
  linkTo,
  operations = ['update', 'delete'],
  onDone,
  empty,
  refetchMillis,
}: EntityListProps) {
  const { t } = useTranslation('platform');
  const labels = useLabels();
  const [, setParams] = useSearchParams();
  const path = fillPath(entity.resource.operations.find((one) => one.name === list)?.path ?? entity.path, variables);
  const { pages, isFiltered } = usePages(entity, path, refetchMillis);
  const offered = entity.resource.operations.filter(
    (one) => one.on === 'item' && operations.includes(one.name) && isOffered(one, role, isAdministrator),
  );
  const rows = pages.data?.pages.flatMap((page) => page.items) ?? [];
  const shown = columnsOf(entity, columns ?? entity.list.columns, cells, linkTo, labels.member);
  if (offered.length > 0) {
    shown.push({
      id: 'operations',
      header: t('operations'),
      align: 'end',
      cell: (row) => (
        <ItemOperations
          entity={entity}
          operations={offered}
          row={row}
          variables={variables}
          onDone={(done) => onDone?.(done)}
        />
      ),
    });
  }
  return (
    <div className="flex min-w-0 flex-col gap-3">
      {entity.resource.filters.length > 0 && (rows.length > 0 || isFiltered) && <ResourceFilters entity={entity} />}
      {pages.isError && <ProblemNotice problem={pages.error} onRetry={() => void pages.refetch()} />}
      {pages.isPending && <SkeletonPage rows={3} />}
      {pages.isSuccess && rows.length === 0 && isFiltered && (
        <EmptyState
          title={t('noneFound')}
          actions={
            <Button onClick={() => setParams((before) => without(before, entity.resource.filters), { replace: true })}>
              {t('clearFilters')}
            </Button>
          }
        />
      )}
      {pages.isSuccess && rows.length === 0 && !isFiltered && (
        <EmptyState {...(empty.icon ? { icon: empty.icon } : {})} title={empty.title} actions={empty.actions}>
          {empty.text}
        </EmptyState>
      )}
      {rows.length > 0 && (
        <Table caption={labels.entities(entity)} columns={shown} rows={rows} rowKey={(row) => keyOf(entity, row)} />
      )}
      {pages.hasNextPage && (
        <Button className="self-center" busy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </div>
  );
}

function without(params: URLSearchParams, names: readonly string[]): URLSearchParams {
  const next = new URLSearchParams(params);
  for (const name of names) {
    next.delete(name);
  }
  return next;
}

const FIGURES = new Set(['integer', 'long', 'float']);
const SHOWN_ON_PHONES = 2;

function columnsOf(
  entity: SystemEntity,
  names: readonly string[],
  cells: Readonly<Record<string, (row: Row) => ReactNode>>,
  linkTo: ((row: Row) => string) | undefined,
  label: (member: SystemEntity['members'][number]) => string,
): Column<Row>[] {
  return names.flatMap((name, index) => {
    const member = entity.members.find((one) => one.name === name);
    if (member === undefined) {
      return [];
    }
    const cell = (row: Row) => cells[name]?.(row) ?? <Value member={member} row={row} />;
    return [
      {
        id: name,
        header: label(member),
        ...(FIGURES.has(member.type) && index > 0 ? { align: 'end' as const } : {}),
        rowHeader: index === 0,
        secondary: index >= SHOWN_ON_PHONES,
        cell:
          index === 0 && linkTo
            ? (row: Row) => (
                <Link to={linkTo(row)} className="font-medium text-accent hover:underline">
                  {cell(row)}
                </Link>
              )
            : cell,
      },
    ];
  });
}
