import { createContext, use } from 'react';
import type { Meta, Person, Row } from './meta';

export interface ListQuery {
  filter?: string | undefined;
  sort?: string | undefined;
  q?: string | undefined;
  fields?: readonly string[] | undefined;
  expand?: readonly string[] | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
  count?: boolean | undefined;
}

export interface RowPage {
  items: Row[];
  nextCursor: string | null;
  total?: number;
}

export interface HistoryEntry {
  version: number;
  action: 'created' | 'updated' | 'deleted' | 'restored';
  at: string;
  by: string;
  changes: Record<string, { from: unknown; to: unknown }>;
}

export interface ViewColumn {
  name: string;
  width?: number | null;
  pinned?: boolean | null;
}

export type ViewKind = 'grid' | 'board' | 'calendar';
export type Density = 'comfortable' | 'compact';

export interface ViewContent {
  name: string;
  visibility?: 'mine' | 'shared' | null;
  kind?: ViewKind | null;
  by?: string | null;
  filter?: string | null;
  sort?: string | null;
  columns?: ViewColumn[] | null;
  density?: Density | null;
}

export interface View {
  id: string;
  entity: string;
  name: string;
  visibility: 'mine' | 'shared';
  kind: ViewKind;
  by: string | null;
  filter: string | null;
  sort: string | null;
  columns: ViewColumn[];
  density: Density;
  default: boolean;
  defaultOfAll: boolean;
  own: boolean;
  editable: boolean;
  gone: Array<{ part: string; name: string }>;
  revision: number;
}

/** Saved views; a source without them has none to offer. */
export interface ViewSource {
  /** Whether the caller may make views for everybody. */
  shares: boolean;
  list(entity: string): Promise<View[]>;
  create(entity: string, content: ViewContent): Promise<View>;
  update(view: View, content: ViewContent): Promise<View>;
  remove(view: View): Promise<void>;
  setDefault(view: View, audience: 'me' | 'everybody'): Promise<void>;
  clearDefault(view: View, audience: 'me' | 'everybody'): Promise<void>;
}

export interface StoredFile {
  id: string;
  name: string;
  size: number;
  mediaType: string;
}

export interface ImportReport {
  read: number;
  imported: number;
  rejected: number;
  rejections: Array<{ line: number; errors: Array<{ pointer: string; code: string; message: string }> }>;
}

export interface RecordEvent {
  entity: string;
  id: string;
  version: number;
  action: 'created' | 'updated' | 'deleted';
}

export type LiveState = 'connecting' | 'live' | 'reconnecting';

/**
 * Where the records come from and go to: the only thing that the renderer knows of a server. Whatever is refused is thrown as a
 * Problem.
 */
export interface DataSource {
  /** Tells it from other sources, in the keys of what is kept. */
  readonly key: string;
  /** The id of who asks. */
  readonly me: string | undefined;
  meta(): Promise<Meta>;
  list(entity: string, query: ListQuery, signal?: AbortSignal): Promise<RowPage>;
  get(entity: string, id: string, expand?: readonly string[]): Promise<Row>;
  create(entity: string, values: Record<string, unknown>): Promise<Row>;
  /** Where a version is named and is not the newest any more, the problem has the status 412. */
  patch(entity: string, id: string, values: Record<string, unknown>, version?: number): Promise<Row>;
  remove(entity: string, id: string, version?: number): Promise<void>;
  history(entity: string, id: string, cursor?: string): Promise<{ items: HistoryEntry[]; nextCursor: string | null }>;
  restore(entity: string, id: string, version: number): Promise<Row>;
  exportAll(entity: string, format: 'csv' | 'ndjson', filter?: string): Promise<Blob>;
  importAll(entity: string, text: string, format: 'csv' | 'ndjson'): Promise<ImportReport>;
  people(): Promise<Person[]>;
  upload(file: File): Promise<StoredFile>;
  /** The content of a file, or a small image of it. */
  content(file: string, size?: 64 | 256 | 1024): Promise<Blob>;
  /** Follows changes until the signal ends it. */
  follow(sink: { onEvent(event: RecordEvent): void; onState(state: LiveState): void }, signal: AbortSignal): void;
  views: ViewSource | undefined;
}

export const SourceContext = createContext<DataSource | undefined>(undefined);

export function useSource(): DataSource {
  const source = use(SourceContext);
  if (source === undefined) {
    throw new Error('no source of data around this component');
  }
  return source;
}
