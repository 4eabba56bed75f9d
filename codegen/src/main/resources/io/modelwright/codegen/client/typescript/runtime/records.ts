import type { Connection } from './connection.js';
import { isObject, Problem } from './problem.js';
import type {
  AggregateQuery,
  CallOptions,
  ChangeOptions,
  Condition,
  CreateOptions,
  DeleteOptions,
  Groups,
  ListQuery,
  ReadQuery,
  WalkQuery,
} from './queries.js';
import type { EntityWire, ExpandPath, FieldPath, Name, Shape, SortPath, Target, View, Written } from './shapes.js';
import type { Page, Uuid } from './types.js';

const LARGEST_PAGE = 500;

/** The records of one entity: list, read, create, change, delete. */
export class Records<S extends Shape> {
  readonly #connection: Connection;
  readonly #wire: EntityWire;

  constructor(connection: Connection, wire: EntityWire) {
    this.#connection = connection;
    this.#wire = wire;
  }

  /** A page of the records that match. */
  async list<F extends FieldPath<S> = never, E extends ExpandPath<S> = never, O extends SortPath<S> = never>(
    query: ListQuery<S, F, E, O> = {},
  ): Promise<Page<View<S, 'listed', F, E>>> {
    const parameters = matching(query);
    set(parameters, 'limit', query.limit);
    set(parameters, 'cursor', query.cursor);
    set(parameters, 'count', query.count);
    return this.#page<View<S, 'listed', F, E>>(parameters, query);
  }

  /** All records that match, page after page as they are asked for. */
  async *iterate<F extends FieldPath<S> = never, E extends ExpandPath<S> = never, O extends SortPath<S> = never>(
    query: WalkQuery<S, F, E, O> = {},
  ): AsyncGenerator<View<S, 'listed', F, E>, void, undefined> {
    const parameters = matching(query);
    set(parameters, 'limit', query.pageSize ?? LARGEST_PAGE);
    let cursor: string | null = null;
    do {
      set(parameters, 'cursor', cursor ?? undefined);
      const page: Page<View<S, 'listed', F, E>> = await this.#page(parameters, query);
      yield* page.items;
      cursor = page.nextCursor;
    } while (cursor !== null);
  }

  /** All records that one record has at a relation to many, page after page as they are asked for. */
  async *related<K extends Name<S['many']>>(
    id: Uuid,
    relation: K,
    options: CallOptions = {},
  ): AsyncGenerator<View<Target<S, K>, 'listed'>, void, undefined> {
    const parameters = new URLSearchParams({ fields: relation, expand: relation });
    let cursor: string | null = null;
    do {
      set(parameters, 'cursor', cursor ?? undefined);
      const record: { readonly [name: string]: unknown } = await this.#read(id, parameters, options);
      const related = record[relation] as Page<View<Target<S, K>, 'listed'>> | null | undefined;
      yield* related?.items ?? [];
      cursor = related?.nextCursor ?? null;
    } while (cursor !== null);
  }

  /** What is computed over the records that match, of all of them or for each group. */
  async aggregate<G extends SortPath<S> = never>(query: AggregateQuery<S, G> = {}): Promise<Groups<G>> {
    const parameters = new URLSearchParams({ aggregate: query.compute?.join(',') ?? 'count' });
    set(parameters, 'groupBy', query.groupBy?.join(','));
    conditions(parameters, query);
    const path = this.#wire.name;
    const answer = await this.#connection.call({ method: 'GET', path, query: parameters, signal: query.signal });
    items(answer);
    return answer as unknown as Groups<G>;
  }

  /** One record. */
  async get<F extends FieldPath<S> = never, E extends ExpandPath<S> = never>(
    id: Uuid,
    query: ReadQuery<S, F, E> = {},
  ): Promise<View<S, 'single', F, E>> {
    const parameters = shape(query);
    set(parameters, 'cursor', query.cursor);
    return this.#read(id, parameters, query);
  }

  /** Creates a record. */
  async create<F extends FieldPath<S> = never, E extends ExpandPath<S> = never>(
    record: S['input'],
    options: CreateOptions<S, F, E> = {},
  ): Promise<Written<S, F, E>> {
    return this.#one(await this.#post(record, options));
  }

  /** Creates up to 1,000 records, all of them or none. */
  async createMany<F extends FieldPath<S> = never, E extends ExpandPath<S> = never>(
    records: readonly S['input'][],
    options: CreateOptions<S, F, E> = {},
  ): Promise<readonly Written<S, F, E>[]> {
    if (records.length === 0) {
      return [];
    }
    return items(await this.#post(records, options)).map((one) => this.#one(one));
  }

  /** Changes what the patch holds; null takes a value away. */
  async update<F extends FieldPath<S> = never, E extends ExpandPath<S> = never>(
    id: Uuid,
    patch: S['patch'],
    options: ChangeOptions<S, F, E> = {},
  ): Promise<Written<S, F, E>> {
    return this.#change('PATCH', id, patch, { 'Content-Type': 'application/merge-patch+json' }, options);
  }

  /** Replaces the record: what is not sent becomes what it is in a new one. */
  async replace<F extends FieldPath<S> = never, E extends ExpandPath<S> = never>(
    id: Uuid,
    record: S['input'],
    options: ChangeOptions<S, F, E> = {},
  ): Promise<Written<S, F, E>> {
    return this.#change('PUT', id, record, {}, options);
  }

  /** Deletes the record. */
  async delete(id: Uuid, options: DeleteOptions = {}): Promise<void> {
    const headers = ifMatch(options.ifVersion);
    await this.#connection.call({ method: 'DELETE', path: this.#path(id), headers, signal: options.signal });
  }

  async #page<V>(query: URLSearchParams, options: CallOptions): Promise<Page<V>> {
    const path = this.#wire.name;
    const page = await this.#connection.call({ method: 'GET', path, query, signal: options.signal });
    items(page).forEach((record) => this.#one(record));
    return page as Page<V>;
  }

  async #read<V>(id: Uuid, query: URLSearchParams, options: CallOptions): Promise<V> {
    const path = this.#path(id);
    return this.#one(await this.#connection.call({ method: 'GET', path, query, signal: options.signal }));
  }

  async #change<V>(
    method: 'PATCH' | 'PUT',
    id: Uuid,
    body: unknown,
    type: Readonly<Record<string, string>>,
    options: ShownNames & DeleteOptions,
  ): Promise<V> {
    const headers = { ...type, ...ifMatch(options.ifVersion) };
    const call = { method, path: this.#path(id), query: shape(options), body, headers, signal: options.signal };
    return this.#one(await this.#connection.call(call));
  }

  #post(body: unknown, options: ShownNames & CallOptions & { idempotencyKey?: string }): Promise<unknown> {
    const key = options.idempotencyKey;
    const headers: Record<string, string> = key === undefined ? {} : { 'Idempotency-Key': key };
    const path = this.#wire.name;
    return this.#connection.call({ method: 'POST', path, query: shape(options), body, headers, signal: options.signal });
  }

  #path(id: Uuid): string {
    return `${this.#wire.name}/${encodeURIComponent(id)}`;
  }

  /** The record that an answer is; of its members the types of the model say what they are. */
  #one<V>(answer: unknown): V {
    if (!isObject(answer) || typeof answer['id'] !== 'string') {
      throw Problem.unexpected(200, JSON.stringify(answer) ?? '');
    }
    readBigs(answer, this.#wire);
    return answer as V;
  }
}

interface ShownNames {
  readonly fields?: readonly string[];
  readonly expand?: readonly string[];
}

function shape(shown: ShownNames): URLSearchParams {
  const parameters = new URLSearchParams();
  set(parameters, 'fields', shown.fields?.join(','));
  set(parameters, 'expand', shown.expand?.join(','));
  return parameters;
}

function matching(query: ShownNames & Condition & { readonly sort?: readonly string[] }): URLSearchParams {
  const parameters = shape(query);
  set(parameters, 'sort', query.sort?.join(','));
  conditions(parameters, query);
  return parameters;
}

function conditions(parameters: URLSearchParams, query: Condition): void {
  set(parameters, 'filter', query.filter);
  set(parameters, 'q', query.q);
}

function set(parameters: URLSearchParams, name: string, value: string | number | boolean | undefined): void {
  if (value !== undefined && value !== '') {
    parameters.set(name, String(value));
  }
}

function items(answer: unknown): readonly unknown[] {
  if (!isObject(answer) || !Array.isArray(answer['items'])) {
    throw Problem.unexpected(200, JSON.stringify(answer) ?? '');
  }
  return answer['items'];
}

function ifMatch(version: number | undefined): Record<string, string> {
  return version === undefined ? {} : { 'If-Match': `"${version}"` };
}

/** Makes numbers of 64 bits of their texts, in the record and in those that it holds. */
function readBigs(record: Record<string, unknown>, wire: EntityWire): void {
  for (const name of wire.bigs) {
    const text = record[name];
    if (typeof text === 'string') {
      record[name] = BigInt(text);
    }
  }
  for (const [name, target] of Object.entries(wire.relations())) {
    const related = record[name];
    if (isObject(related)) {
      const page = related['items'];
      // a record of an entity with a member `items` is no page: pages alone have a cursor
      const isPage = 'nextCursor' in related && Array.isArray(page) && !('id' in related);
      (isPage ? page : [related]).filter(isObject).forEach((one) => {
        readBigs(one, target);
      });
    }
  }
}
