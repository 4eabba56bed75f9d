import type { Connection } from './connection.js';
import type { EntityWire, ExpandPath, FieldPath, Shape, View } from './shapes.js';
import type { Page, Uuid } from './types.js';

/** What an answer shows of a record. */
export interface Shown<F extends string, E extends string> {
  /** The members to show; all usual ones where this is left out. */
  readonly fields?: readonly F[];
  /** Relations to show records of instead of ids. */
  readonly expand?: readonly E[];
}

export interface ListQuery<S extends Shape, F extends string, E extends string> extends Shown<F, E> {
  /** A condition in the expression language (CEL); `cel` puts values into one. */
  readonly filter?: string;
  /** The order, a hyphen for falling; paths lead through relations to one record. */
  readonly sort?: readonly (S['sort'] | `-${S['sort']}` | `${string}.${string}`)[];
  /** Words that the texts of a record hold. */
  readonly q?: string;
  readonly limit?: number;
  readonly cursor?: string;
  /** Whether to tell the total. */
  readonly count?: boolean;
}

export interface ReadQuery<F extends string, E extends string> extends Shown<F, E> {
  /** The `nextCursor` of one of the record's relations, which then goes on from there. */
  readonly cursor?: string;
}

export interface CreateOptions<F extends string, E extends string> extends Shown<F, E> {
  /** Of the caller's choice: with it records are created once, however often this is tried. */
  readonly idempotencyKey?: string;
}

export interface ChangeOptions<F extends string, E extends string> extends Shown<F, E> {
  /** Changes the record only where it is still of this version. */
  readonly ifVersion?: number;
}

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
  async list<F extends FieldPath<S> = never, E extends ExpandPath<S> = never>(
    query: ListQuery<S, F, E> = {},
  ): Promise<Page<View<S, 'listed', F, E>>> {
    const parameters = shape(query);
    set(parameters, 'filter', query.filter);
    set(parameters, 'sort', query.sort?.join(','));
    set(parameters, 'q', query.q);
    set(parameters, 'limit', query.limit);
    set(parameters, 'cursor', query.cursor);
    set(parameters, 'count', query.count);
    const answer = await this.#connection.call({ method: 'GET', path: this.#wire.name, query: parameters });
    const page = answer as Page<View<S, 'listed', F, E>>;
    page.items.forEach((record) => {
      readBigs(record, this.#wire);
    });
    return page;
  }

  /** All records that match, page after page as they are asked for. */
  async *iterate<F extends FieldPath<S> = never, E extends ExpandPath<S> = never>(
    query: Omit<ListQuery<S, F, E>, 'cursor' | 'count'> = {},
  ): AsyncGenerator<View<S, 'listed', F, E>, void, undefined> {
    let cursor: string | null = null;
    do {
      const from: { cursor?: string } = cursor === null ? {} : { cursor };
      const page: Page<View<S, 'listed', F, E>> = await this.list<F, E>({ limit: LARGEST_PAGE, ...query, ...from });
      yield* page.items;
      cursor = page.nextCursor;
    } while (cursor !== null);
  }

  /** One record. */
  async get<F extends FieldPath<S> = never, E extends ExpandPath<S> = never>(
    id: Uuid,
    query: ReadQuery<F, E> = {},
  ): Promise<View<S, 'single', F, E>> {
    const parameters = shape(query);
    set(parameters, 'cursor', query.cursor);
    return this.#one<F, E>(await this.#connection.call({ method: 'GET', path: this.#path(id), query: parameters }));
  }

  /** Creates a record. */
  async create<F extends FieldPath<S> = never, E extends ExpandPath<S> = never>(
    record: S['input'],
    options: CreateOptions<F, E> = {},
  ): Promise<View<S, 'single', F, E>> {
    return this.#one<F, E>(await this.#post(record, options));
  }

  /** Creates up to 1,000 records, all of them or none. */
  async createMany<F extends FieldPath<S> = never, E extends ExpandPath<S> = never>(
    records: readonly S['input'][],
    options: CreateOptions<F, E> = {},
  ): Promise<readonly View<S, 'single', F, E>[]> {
    if (records.length === 0) {
      return [];
    }
    const answer = (await this.#post(records, options)) as { items: readonly unknown[] };
    return answer.items.map((one) => this.#one<F, E>(one));
  }

  /** Changes what the patch holds; null takes a value away. */
  async update<F extends FieldPath<S> = never, E extends ExpandPath<S> = never>(
    id: Uuid,
    patch: S['patch'],
    options: ChangeOptions<F, E> = {},
  ): Promise<View<S, 'single', F, E>> {
    const headers = { 'Content-Type': 'application/merge-patch+json', ...ifMatch(options.ifVersion) };
    const call = { method: 'PATCH', path: this.#path(id), query: shape(options), body: patch, headers } as const;
    return this.#one<F, E>(await this.#connection.call(call));
  }

  /** Replaces the record: what is not sent becomes what it is in a new one. */
  async replace<F extends FieldPath<S> = never, E extends ExpandPath<S> = never>(
    id: Uuid,
    record: S['input'],
    options: ChangeOptions<F, E> = {},
  ): Promise<View<S, 'single', F, E>> {
    const headers = ifMatch(options.ifVersion);
    const call = { method: 'PUT', path: this.#path(id), query: shape(options), body: record, headers } as const;
    return this.#one<F, E>(await this.#connection.call(call));
  }

  /** Deletes the record. */
  async delete(id: Uuid, options: { readonly ifVersion?: number } = {}): Promise<void> {
    await this.#connection.call({ method: 'DELETE', path: this.#path(id), headers: ifMatch(options.ifVersion) });
  }

  #post(body: unknown, options: CreateOptions<string, string>): Promise<unknown> {
    const key = options.idempotencyKey;
    const headers: Record<string, string> = key === undefined ? {} : { 'Idempotency-Key': key };
    return this.#connection.call({ method: 'POST', path: this.#wire.name, query: shape(options), body, headers });
  }

  #path(id: Uuid): string {
    return `${this.#wire.name}/${encodeURIComponent(id)}`;
  }

  #one<F extends string, E extends string>(answer: unknown): View<S, 'single', F, E> {
    readBigs(answer, this.#wire);
    return answer as View<S, 'single', F, E>;
  }
}

function shape(shown: Shown<string, string>): URLSearchParams {
  const parameters = new URLSearchParams();
  set(parameters, 'fields', shown.fields?.join(','));
  set(parameters, 'expand', shown.expand?.join(','));
  return parameters;
}

function set(parameters: URLSearchParams, name: string, value: string | number | boolean | undefined): void {
  if (value !== undefined && value !== '') {
    parameters.set(name, String(value));
  }
}

function ifMatch(version: number | undefined): Record<string, string> {
  return version === undefined ? {} : { 'If-Match': `"${version}"` };
}

/** Makes numbers of 64 bits of their texts, in the record and in those that it holds. */
function readBigs(value: unknown, wire: EntityWire): void {
  const record = value as Record<string, unknown>;
  for (const name of wire.bigs) {
    const text = record[name];
    if (typeof text === 'string') {
      record[name] = BigInt(text);
    }
  }
  for (const [name, target] of Object.entries(wire.relations())) {
    const related = record[name];
    if (typeof related === 'object' && related !== null && !Array.isArray(related)) {
      const items = (related as { items?: unknown }).items;
      // a record of an entity with a member `items` is no page: pages alone have a cursor
      const many = 'nextCursor' in related && Array.isArray(items) && !('id' in related) ? items : [related];
      many.forEach((one) => {
        readBigs(one, target);
      });
    }
  }
}
