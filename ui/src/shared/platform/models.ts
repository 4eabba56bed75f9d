import { queryOptions, useQuery } from '@tanstack/react-query';
import { api, content, type Schemas } from '@/shared/api/client';

export type SystemEntity = Schemas['SystemEntity'];
export type SystemMember = SystemEntity['members'][number];
export type SystemOperation = Schemas['SystemOperation'];
export type Row = Readonly<Record<string, unknown>>;

/** Models change with the server alone. */
const MODELS_STALE_MILLIS = 600_000;

export const modelsQuery = () =>
  queryOptions({
    queryKey: ['meta', 'models'],
    queryFn: () => content(api.GET('/api/v1/meta/models')),
    staleTime: MODELS_STALE_MILLIS,
  });

/** The model of one of the platform's own resources, and who asks. */
export function useSystemEntity(name: string) {
  const models = useQuery(modelsQuery());
  const model = models.data?.items[0];
  return {
    entity: model?.entities.find((one) => one.name === name),
    isAdministrator: model?.caller.roles.includes('administrator') ?? false,
    error: models.error,
    retry: () => void models.refetch(),
  };
}

/** Puts values into the braces of a path of the API. */
export function fillPath(path: string, variables: Readonly<Record<string, string>>): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = variables[name];
    if (value === undefined) {
      throw new Error(`${path} needs ${name}`);
    }
    return encodeURIComponent(value);
  });
}

/** A record's title: names of members stand in braces. */
export function recordLabel(entity: SystemEntity, row: Row): string {
  const text = entity.recordLabel.replace(/\{(\w+)\}/g, (_, name: string) => String(row[name] ?? ''));
  return text.trim() === '' ? keyOf(entity, row) : text;
}

export function keyOf(entity: SystemEntity, row: Row): string {
  return String(row[entity.resource.key] ?? row['id'] ?? '');
}

/** The key of all lists of one resource. */
export const resourceKey = (name: string) => ['resources', name] as const;

/** What an operation answered: for what is shown once. */
export interface Done {
  operation: string;
  answer: unknown;
}
