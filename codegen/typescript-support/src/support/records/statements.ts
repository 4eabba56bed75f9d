import type { Rights } from '../access.ts';
import { Renderer } from '../expression/render.ts';
import { columnTypes, formulaType, type Entity, type Member } from '../model.ts';
import { GROUPS_MAX, type Aggregate } from '../query/aggregates.ts';
import type { AggregateQuery, Condition, ListQuery, Search } from '../query/compiler.ts';
import type { SortKey } from '../query/order.ts';
import { RELATED_MAX, type Selection } from '../query/selection.ts';
import { bind, concat, raw, slot, sql, Statement, type Sql, type SqlType } from '../sql.ts';
import { Joins, ROW } from './joins.ts';
import { Projection, type Cell, type Layout } from './projection.ts';

type Many = Extract<Cell, { kind: 'many' }>;

/** A statement whose rows are records. */
export interface RecordStatement {
  readonly statement: Statement;
  readonly layout: Layout;
  readonly versionColumn: number;
}

export interface ListStatement extends RecordStatement {
  /** Where the keys of the order stand. */
  readonly keyColumns: readonly number[];
}

export interface AggregateStatement {
  readonly statement: Statement;
  /** Of the aggregates, which stand behind the keys of the group. */
  readonly types: readonly SqlType[];
}

interface Key {
  readonly value: Sql;
  readonly type: SqlType;
  readonly descending: boolean;
  readonly nullable: boolean;
}

/** The record with the slot `id`, where the caller may read it. */
export function readStatement(rights: Rights, selection: Selection): RecordStatement {
  return single(rights, selection, readable(rights, selection.entity));
}

/** The record with the slot `id`. */
export function writtenStatement(rights: Rights, selection: Selection): RecordStatement {
  return single(rights, selection, []);
}

function single(rights: Rights, selection: Selection, conditions: readonly Sql[]): RecordStatement {
  const joins = new Joins(rights);
  const projection = new Projection(joins);
  const layout = projection.select(selection);
  const versionColumn = projection.add(raw(`${ROW}."version"`));
  const entity = selection.entity;
  const where = conjunction([sql`${raw(ROW)}."id" = ${slot('uuid', 'id')}`, ...conditions]);
  const text = sql`SELECT ${projection.list} FROM ${raw(`${entity.table} ${ROW}`)}${joins.text} WHERE ${where}`;
  return { statement: new Statement(text), layout, versionColumn };
}

/**
 * One page: the rows behind the keys `after0`… where there are some.
 *
 * @param absent for each key whether the page begins behind an absent value; empty for the first page
 */
export function listStatement(query: ListQuery, absent: readonly boolean[]): ListStatement {
  const joins = new Joins(query.rights);
  const projection = new Projection(joins);
  const layout = projection.select(query.selection);
  const versionColumn = projection.add(raw(`${ROW}."version"`));
  const keys = query.order.map((key) => keyOf(key, query.entity, joins));
  const keyColumns = keys.map((key) => projection.add(key.value));
  const conditions = matching(query, joins);
  if (absent.length > 0) {
    conditions.push(behind(keys, absent));
  }
  const where = conditions.length === 0 ? raw('') : sql` WHERE ${conjunction(conditions)}`;
  const from = raw(`${query.entity.table} ${ROW}`);
  const text = sql`SELECT ${projection.list} FROM ${from}${joins.text}${where}${ordering(keys)}${raw(` LIMIT ${query.limit + 1}`)}`;
  return { statement: new Statement(text), layout, versionColumn, keyColumns };
}

/** All records that the condition finds, in the order of their ids. */
export function exportStatement(query: Condition, selection: Selection): RecordStatement {
  const joins = new Joins(query.rights);
  const projection = new Projection(joins);
  const layout = projection.select(selection);
  const versionColumn = projection.add(raw(`${ROW}."version"`));
  const conditions = matching(query, joins);
  const where = conditions.length === 0 ? raw('') : sql` WHERE ${conjunction(conditions)}`;
  const from = raw(`${query.entity.table} ${ROW}`);
  const text = sql`SELECT ${projection.list} FROM ${from}${joins.text}${where} ORDER BY ${raw(ROW)}."id"`;
  return { statement: new Statement(text), layout, versionColumn };
}

/** The number of all records that a list finds. */
export function countStatement(query: Condition): Statement {
  const joins = new Joins(query.rights);
  const conditions = matching(query, joins);
  const where = conditions.length === 0 ? raw('') : sql` WHERE ${conjunction(conditions)}`;
  return new Statement(sql`SELECT count(*) FROM ${raw(`${query.entity.table} ${ROW}`)}${joins.text}${where}`);
}

/** Up to one group more than an answer holds. */
export function aggregateStatement(query: AggregateQuery): AggregateStatement {
  const joins = new Joins(query.rights);
  const groups = query.groupBy.map((key) => keyOf(key, query.entity, joins));
  const types: SqlType[] = [];
  const calls = query.aggregates.map((aggregate) => {
    const operand =
      aggregate.member === undefined
        ? undefined
        : keyOf({ path: [], member: aggregate.member, descending: false }, query.entity, joins);
    types.push(aggregateType(aggregate, operand));
    return callOf(aggregate, operand);
  });
  const conditions = matching(query, joins);
  const columns = concat([...groups.map((group) => group.value), ...calls], ', ');
  const where = conditions.length === 0 ? raw('') : sql` WHERE ${conjunction(conditions)}`;
  const places = groups.map((_, index) => index + 1).join(', ');
  const grouped = raw(places === '' ? '' : ` GROUP BY ${places} ORDER BY ${places}`);
  const from = raw(`${query.entity.table} ${ROW}`);
  const text = sql`SELECT ${columns} FROM ${from}${joins.text}${where}${grouped}${raw(` LIMIT ${GROUPS_MAX + 1}`)}`;
  return { statement: new Statement(text), types };
}

/**
 * The first related records of each of the slot `ids`, one more than are shown; the id of the record that has them stands first.
 *
 * @param continued whether they begin behind the slot `relatedAfter`
 */
export function relatedStatement(rights: Rights, many: Many, continued: boolean): RecordStatement {
  const joins = new Joins(rights);
  const projection = new Projection(joins);
  projection.add(raw('p."id"'));
  const layout = projection.select(many.target);
  const versionColumn = projection.add(raw(`${ROW}."version"`));
  const target = many.target.entity;
  const { member } = many;
  const [from, link] = {
    inverse: [`${target.table} ${ROW}`, `${ROW}.${member.via} = p."id"`],
    from: [`${member.via} l JOIN ${target.table} ${ROW} ON ${ROW}."id" = l."to_id"`, 'l."from_id" = p."id"'],
    to: [`${member.via} l JOIN ${target.table} ${ROW} ON ${ROW}."id" = l."from_id"`, 'l."to_id" = p."id"'],
  }[member.side] as [string, string];
  const where = [raw(link), ...readable(rights, target)];
  if (continued) {
    where.push(sql`${raw(ROW)}."id" > ${slot('uuid', 'relatedAfter')}`);
  }
  const inner = sql`SELECT ${projection.list} FROM ${raw(from)}${joins.text} WHERE ${conjunction(where)} ORDER BY ${raw(ROW)}."id" LIMIT ${raw(String(RELATED_MAX + 1))}`;
  const text = sql`SELECT r.* FROM unnest(${slot('uuid[]', 'ids')}) AS p("id") CROSS JOIN LATERAL (${inner}) r`;
  return { statement: new Statement(text), layout, versionColumn };
}

/** The condition of rows that can be read, where there is one. */
export function readable(rights: Rights, entity: Entity, alias = ROW): Sql[] {
  const access = rights.of(entity.name).access('read');
  if (access === 'all') {
    return [];
  }
  return [access === 'none' ? raw('false') : access(raw(alias))];
}

export function conjunction(conditions: readonly Sql[]): Sql {
  return concat(
    conditions.map((condition) => sql`(${condition})`),
    ' AND ',
  );
}

function matching(query: Condition, joins: Joins): Sql[] {
  const conditions = readable(query.rights, query.entity);
  if (query.filter !== undefined) {
    conditions.push(new Renderer(joins.path(ROW, query.entity)).filter(query.filter));
  }
  if (query.search !== undefined) {
    conditions.push(searching(query.search));
  }
  return conditions;
}

function searching(search: Search): Sql {
  if (search.members.length === 0) {
    return raw('false');
  }
  return conjunction(
    search.terms.map((term) => {
      const pattern = bind('text', `%${term.replace(/[\\%_]/g, '\\$&')}%`);
      const tests = search.members.map(
        (member) => sql`${raw(`${ROW}.${member.columns[0] ?? ''} COLLATE "default" ILIKE `)}${pattern}`,
      );
      return concat(tests, ' OR ');
    }),
  );
}

function keyOf(key: SortKey, from: Entity, joins: Joins): Key {
  let alias = ROW;
  let entity = from;
  for (const step of key.path) {
    alias = joins.follow(alias, entity, step);
    entity = joins.rights.model.entity(step.target);
  }
  const isOwn = key.path.length === 0;
  const { member, descending } = key;
  switch (member.kind) {
    case 'system':
      return { value: raw(`${alias}.${member.column}`), type: member.sqlType, descending, nullable: !isOwn };
    case 'field': {
      const isAlways = member.required || member.type.kind === 'autoNumber';
      const value = raw(`${alias}.${member.columns[0] ?? ''}`);
      return { value, type: keyType(member), descending, nullable: !isOwn || !isAlways };
    }
    case 'formula': {
      const type = formulaType(member.result);
      const collation = raw(type === 'text' ? ' COLLATE "C"' : '');
      const value = sql`(${member.sql(joins.path(alias, entity))}${collation})`;
      return { value, type, descending, nullable: true };
    }
    case 'toOne': {
      const nullable = !isOwn || !member.required || joins.rights.reach(member) !== 'all';
      return { value: raw(joins.reference(alias, entity, member)), type: 'uuid', descending, nullable };
    }
  }
}

function keyType(member: Extract<Member, { kind: 'field' }>): SqlType {
  return columnTypes(member.type)[0] ?? 'text';
}

function ordering(keys: readonly Key[]): Sql {
  // ascending puts NULL last by itself; said of a column without NULL it would only keep an index from serving
  const direction = (key: Key): string => (key.descending ? (key.nullable ? ' DESC NULLS LAST' : ' DESC') : '');
  return sql` ORDER BY ${concat(
    keys.map((key) => sql`${key.value}${raw(direction(key))}`),
    ', ',
  )}`;
}

/** The rows behind the one with the keys of the slots `after0`… */
function behind(keys: readonly Key[], absent: readonly boolean[]): Sql {
  const [first] = keys;
  const isPlain = keys.every((key) => !key.nullable && key.descending === first?.descending);
  if (first !== undefined && isPlain) {
    const left = concat(
      keys.map((key) => key.value),
      ', ',
    );
    const right = concat(
      keys.map((key, index) => sql`${slot(key.type, `after${index}`)}`),
      ', ',
    );
    return sql`(${left}) ${raw(first.descending ? '<' : '>')} (${right})`;
  }
  return behindFrom(keys, absent, 0);
}

function behindFrom(keys: readonly Key[], absent: readonly boolean[], index: number): Sql {
  const key = keys[index];
  if (key === undefined) {
    return raw('false');
  }
  const isLast = index === keys.length - 1;
  if (absent[index] === true) {
    // absent values come last: behind them are only those that tie
    return isLast ? raw('false') : sql`${key.value} IS NULL AND (${behindFrom(keys, absent, index + 1)})`;
  }
  const after = slot(key.type, `after${index}`);
  const parts = [sql`${key.value} ${raw(key.descending ? '<' : '>')} ${after}`];
  if (key.nullable) {
    parts.push(sql`${key.value} IS NULL`);
  }
  if (!isLast) {
    parts.push(sql`(${key.value} = ${after} AND (${behindFrom(keys, absent, index + 1)}))`);
  }
  return concat(parts, ' OR ');
}

function aggregateType(aggregate: Aggregate, operand: Key | undefined): SqlType {
  switch (aggregate.function) {
    case 'count':
      return 'integer';
    case 'min':
    case 'max':
      return operand?.type ?? 'bigint';
    default:
      return operand?.type === 'double precision' ? 'double precision' : 'numeric';
  }
}

function callOf(aggregate: Aggregate, operand: Key | undefined): Sql {
  if (operand === undefined) {
    return raw('count(*)');
  }
  const isExact = operand.type !== 'double precision';
  switch (aggregate.function) {
    case 'sum':
      return sql`sum(${operand.value})${raw(isExact ? '::numeric' : '')}`;
    case 'avg':
      return isExact ? sql`round(avg(${operand.value}), 6)` : sql`avg(${operand.value})`;
    default:
      return sql`${raw(aggregate.function)}(${operand.value})`;
  }
}
