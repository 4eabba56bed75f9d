import {
  columnTypes,
  fieldsOf,
  linkSetsOf,
  referencesOf,
  SYSTEM_MEMBERS,
  type Entity,
  type FieldMember,
  type GeoPoint,
  type Money,
  type Stored,
  type Values,
} from '../model.ts';
import type { Row } from '../database.ts';
import type { SqlType } from '../sql.ts';

/** A record as it is stored. */
export interface StoredRecord {
  readonly values: Values;
  readonly links: ReadonlyMap<string, readonly string[]>;
}

/** A column of an entity's table, with the part of its member's value that it holds. */
export interface StoredColumn {
  readonly name: string;
  readonly type: SqlType;
  readonly member: string;
  readonly part: 'whole' | 'amount' | 'currency' | 'lat' | 'lon';
  /** Whether PostgreSQL numbers it. */
  readonly drawn: boolean;
}

const known = new WeakMap<Entity, readonly StoredColumn[]>();

/** System columns first, then those of the fields, then those of the to-one relations. */
export function storedColumns(entity: Entity): readonly StoredColumn[] {
  let columns = known.get(entity);
  if (columns === undefined) {
    columns = [
      ...SYSTEM_MEMBERS.map((member) => column(member.column, member.sqlType, member.name)),
      ...fieldsOf(entity).flatMap(columnsOfField),
      ...referencesOf(entity).map((member) => column(member.column, 'uuid', member.name)),
    ];
    known.set(entity, columns);
  }
  return columns;
}

function column(name: string, type: SqlType, member: string, part: StoredColumn['part'] = 'whole'): StoredColumn {
  return { name, type, member, part, drawn: false };
}

function columnsOfField(field: FieldMember): readonly StoredColumn[] {
  const types = columnTypes(field.type);
  const parts = partsOf(field);
  return field.columns.map((name, index) => ({
    ...column(name, types[index] ?? 'text', field.name, parts[index] ?? 'whole'),
    drawn: field.type.kind === 'autoNumber',
  }));
}

function partsOf(field: FieldMember): readonly StoredColumn['part'][] {
  switch (field.type.kind) {
    case 'money':
      return ['amount', 'currency'];
    case 'geoPoint':
      return ['lat', 'lon'];
    default:
      return ['whole'];
  }
}

/** What a column holds of a record. */
export function columnValue(values: Values, column: StoredColumn): unknown {
  const value = values[column.member] ?? null;
  if (value === null) {
    return null;
  }
  switch (column.part) {
    case 'amount':
    case 'currency':
      return (value as Money)[column.part];
    case 'lat':
    case 'lon':
      return (value as GeoPoint)[column.part];
    default:
      return value;
  }
}

/** The SELECT of whole records `e`, whose rows `recordOf` reads. */
export function selectStored(entity: Entity): string {
  const columns = storedColumns(entity).map((stored) => `e.${stored.name}`);
  const sets = linkSetsOf(entity).map(
    (set) => `ARRAY(SELECT l."to_id" FROM ${set.via} l WHERE l."from_id" = e."id" ORDER BY l."to_id")`,
  );
  return `SELECT ${[...columns, ...sets].join(', ')} FROM ${entity.table} e`;
}

/** The record of a row with all stored columns, and behind them the sets of links. */
export function recordOf(entity: Entity, row: Row): StoredRecord {
  const values: Values = Object.create(null) as Values;
  const columns = storedColumns(entity);
  columns.forEach((stored, index) => {
    const value = (row[index] ?? null) as Stored;
    if (stored.part === 'whole') {
      values[stored.member] = value;
    } else if (stored.part === 'amount' || stored.part === 'lat') {
      const second = (row[index + 1] ?? null) as Stored;
      values[stored.member] = value === null || second === null ? null : pairOf(stored.part, value, second);
    }
  });
  const links = new Map<string, readonly string[]>();
  linkSetsOf(entity).forEach((set, index) => {
    links.set(set.name, (row[columns.length + index] ?? []) as readonly string[]);
  });
  return { values, links };
}

function pairOf(part: 'amount' | 'lat', first: Stored, second: Stored): Money | GeoPoint {
  return part === 'amount'
    ? { amount: first as string, currency: second as string }
    : { lat: first as number, lon: second as number };
}

export function idOf(record: StoredRecord): string {
  return record.values['id'] as string;
}

export function versionOf(record: StoredRecord): string {
  return record.values['version'] as string;
}
