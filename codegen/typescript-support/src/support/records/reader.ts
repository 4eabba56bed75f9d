import type { Rights } from '../access.ts';
import type { Connection, Row } from '../database.ts';
import type { RequestContext } from '../model.ts';
import { GROUPS_MAX, AGGREGATE_FUNCTIONS } from '../query/aggregates.ts';
import type { AggregateQuery, ListQuery } from '../query/compiler.ts';
import { nameOfKey } from '../query/order.ts';
import { RELATED_MAX, type Selection } from '../query/selection.ts';
import type { Slots } from '../sql.ts';
import type { Cursors, KeyValue } from './cursors.ts';
import { formOfAggregate, formOfKey, type Form } from './forms.ts';
import type { Cell, Layout } from './projection.ts';
import {
  aggregateStatement,
  countStatement,
  listStatement,
  readStatement,
  relatedStatement,
  writtenStatement,
  type AggregateStatement,
  type ListStatement,
  type RecordStatement,
} from './statements.ts';

type Many = Extract<Cell, { kind: 'many' }>;

/** A record as JSON text. */
export interface RecordBody {
  readonly id: string;
  readonly version: string;
  readonly body: string;
}

export interface ListedPage {
  readonly items: readonly string[];
  /** The keys of the last record, where more follow. */
  readonly next: readonly KeyValue[] | undefined;
  readonly total: string | undefined;
}

/** Where a to-many member goes on. */
export interface RelatedAfter {
  readonly member: string;
  readonly last: string;
}

/** Compiled statements by what they were made of, for as long as the app runs. */
class Kept {
  readonly #most = 5_000;
  readonly #statements = new Map<object, Map<string, unknown>>();
  #count = 0;

  /** @param owner a compiled query, itself kept by whoever made it */
  of<T>(owner: object, key: string, make: () => T): T {
    if (this.#count > this.#most) {
      this.#statements.clear();
      this.#count = 0;
    }
    let kept = this.#statements.get(owner);
    if (kept === undefined) {
      kept = new Map();
      this.#statements.set(owner, kept);
    }
    let statement = kept.get(key) as T | undefined;
    if (statement === undefined) {
      statement = make();
      kept.set(key, statement);
      this.#count++;
    }
    return statement;
  }
}

/** The slots that every statement may name. */
export function slotsOf(request: RequestContext): Slots {
  return { user: request.userId, now: request.now, today: request.today };
}

/** Runs compiled queries and writes what they find as JSON. */
export class Reader {
  readonly #cursors: Cursors;
  readonly #kept = new Kept();

  constructor(cursors: Cursors) {
    this.#cursors = cursors;
  }

  async list(
    connection: Connection,
    request: RequestContext,
    query: ListQuery,
    after: readonly KeyValue[],
  ): Promise<ListedPage> {
    const absent = after.map((key) => key === null);
    const made = this.#kept.of<ListStatement>(query, absent.join(), () => listStatement(query, absent));
    const slots = { ...slotsOf(request), ...Object.fromEntries(after.map((key, index) => [`after${index}`, key])) };
    const found = await connection.run(made.statement, slots);
    const rows = found.slice(0, query.limit);
    const last = rows.at(-1);
    const more = found.length > query.limit && last !== undefined;
    return {
      items: await this.#write(connection, request, query.rights, made.layout, rows),
      next: more ? made.keyColumns.map((column) => last[column] as KeyValue) : undefined,
      total: query.count ? await this.#count(connection, request, query) : undefined,
    };
  }

  async #count(connection: Connection, request: RequestContext, query: ListQuery): Promise<string> {
    const statement = this.#kept.of(query, 'count', () => countStatement(query));
    const [row] = await connection.run(statement, slotsOf(request));
    return (row?.[0] ?? '0') as string;
  }

  /** Undefined where there is no such record that the caller may read. */
  async read(
    connection: Connection,
    request: RequestContext,
    rights: Rights,
    selection: Selection,
    id: string,
    after?: RelatedAfter,
  ): Promise<RecordBody | undefined> {
    const made = this.#kept.of<RecordStatement>(selection, 'read', () => readStatement(rights, selection));
    const rows = await connection.run(made.statement, { ...slotsOf(request), id });
    const [body] = await this.#write(connection, request, rights, made.layout, rows, after);
    return body === undefined ? undefined : { id, version: String(rows[0]?.[made.versionColumn]), body };
  }

  /** The record that was just written, whether or not it can be read: the selection says what is told of it. */
  async written(
    connection: Connection,
    request: RequestContext,
    rights: Rights,
    selection: Selection,
    id: string,
  ): Promise<RecordBody> {
    const made = this.#kept.of<RecordStatement>(selection, 'written', () => writtenStatement(rights, selection));
    const rows = await connection.run(made.statement, { ...slotsOf(request), id });
    const [body] = await this.#write(connection, request, rights, made.layout, rows);
    if (body === undefined) {
      throw new Error(`the record ${id} that was just written is not there`);
    }
    return { id, version: String(rows[0]?.[made.versionColumn]), body };
  }

  /** The groups of an aggregate query, as the body of the answer. */
  async aggregate(connection: Connection, request: RequestContext, query: AggregateQuery): Promise<string> {
    const made = this.#kept.of<AggregateStatement>(query, 'aggregate', () => aggregateStatement(query));
    const rows = await connection.run(made.statement, slotsOf(request));
    const items = rows.slice(0, GROUPS_MAX).map((row) => writeGroup(query, made, row));
    return `{"items":[${items.join(',')}],"truncated":${String(rows.length > GROUPS_MAX)}}`;
  }

  async #write(
    connection: Connection,
    request: RequestContext,
    rights: Rights,
    layout: Layout,
    rows: readonly Row[],
    after?: RelatedAfter,
  ): Promise<string[]> {
    const related = new Map<Many, ReadonlyMap<string, string>>();
    for (const many of manyOf(layout)) {
      related.set(many, await this.#related(connection, request, rights, many, rows, after));
    }
    return rows.map((row) => writeRecord(layout, row, related));
  }

  /** The related records of all rows at once, by the id of the record that has them. */
  async #related(
    connection: Connection,
    request: RequestContext,
    rights: Rights,
    many: Many,
    rows: readonly Row[],
    after: RelatedAfter | undefined,
  ): Promise<ReadonlyMap<string, string>> {
    const ids = [...new Set(rows.map((row) => row[many.parentColumn] as string | null).filter((id) => id !== null))];
    if (ids.length === 0) {
      return new Map();
    }
    const isContinued = after?.member === many.member.name;
    const made = this.#kept.of<RecordStatement>(many, `${rights.key} ${String(isContinued)}`, () =>
      relatedStatement(rights, many, isContinued),
    );
    const slots = { ...slotsOf(request), ids, relatedAfter: after?.last };
    const found = Map.groupBy(await connection.run(made.statement, slots), (row) => row[0] as string);
    const groups = ids.map((id) => ({ id, rows: found.get(id) ?? [] }));
    const shown = groups.flatMap((group) => group.rows.slice(0, RELATED_MAX));
    const bodies = await this.#write(connection, request, rights, made.layout, shown);
    const written = new Map<string, string>();
    for (const group of groups) {
      const items = bodies.splice(0, Math.min(group.rows.length, RELATED_MAX));
      const last = group.rows[RELATED_MAX - 1]?.[made.layout.idColumn] as string | undefined;
      const more = group.rows.length > RELATED_MAX && last !== undefined;
      const cursor = more ? `"${this.#cursors.sealRelated(request, many.owner, group.id, many.member, last)}"` : 'null';
      written.set(group.id, `{"items":[${items.join(',')}],"nextCursor":${cursor}}`);
    }
    return written;
  }
}

/** The to-many members of a layout and of the single records within it. */
function manyOf(layout: Layout): readonly Many[] {
  return layout.cells.flatMap((cell) => {
    if (cell.kind === 'many') {
      return [cell];
    }
    return cell.kind === 'one' ? manyOf(cell.target) : [];
  });
}

/** The values of a record, each as JSON text, in the order of the layout; nothing in it leads to other records. */
export function writeCells(layout: Layout, row: Row): readonly string[] {
  return layout.cells.map((cell) => writeCell(cell, row, new Map()));
}

function writeRecord(layout: Layout, row: Row, related: ReadonlyMap<Many, ReadonlyMap<string, string>>): string {
  if (row[layout.idColumn] === null) {
    return 'null';
  }
  let body = '';
  for (const cell of layout.cells) {
    body += `${body === '' ? '{' : ','}${cell.name}${writeCell(cell, row, related)}`;
  }
  return `${body}}`;
}

function writeCell(cell: Cell, row: Row, related: ReadonlyMap<Many, ReadonlyMap<string, string>>): string {
  switch (cell.kind) {
    case 'value':
      return cell.form(row[cell.column], row[cell.column + 1]);
    case 'links':
      return JSON.stringify(row[cell.column]);
    case 'one':
      return writeRecord(cell.target, row, related);
    case 'many': {
      const id = row[cell.parentColumn] as string | null;
      return id === null ? 'null' : (related.get(cell)?.get(id) ?? 'null');
    }
  }
}

function writeGroup(query: AggregateQuery, made: AggregateStatement, row: Row): string {
  const keys = query.groupBy.map((key, index) => {
    return `${JSON.stringify(nameOfKey(key))}:${formOfKey(key.member)(row[index], null)}`;
  });
  const parts = [`"group":{${keys.join(',')}}`];
  for (const name of AGGREGATE_FUNCTIONS) {
    const values = query.aggregates.flatMap((aggregate, index) => {
      const value = row[query.groupBy.length + index];
      if (aggregate.function !== name) {
        return [];
      }
      if (aggregate.member === undefined) {
        return [String(value)];
      }
      const isExtreme = name === 'min' || name === 'max';
      const form: Form = isExtreme ? formOfKey(aggregate.member) : formOfAggregate(made.types[index] ?? 'numeric');
      return [`${JSON.stringify(aggregate.member.name)}:${form(value, null)}`];
    });
    if (values.length > 0) {
      parts.push(name === 'count' ? `"count":${values.join()}` : `"${name}":{${values.join(',')}}`);
    }
  }
  return `{${parts.join(',')}}`;
}

/** For those who list the members of an entity that lead to many records. */
export function manyMembersOf(selection: Selection): readonly string[] {
  return selection.items.filter((item) => item.kind === 'many').map((item) => item.member.name);
}
