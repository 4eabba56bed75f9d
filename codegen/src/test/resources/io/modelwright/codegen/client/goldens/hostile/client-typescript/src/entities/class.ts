import type { EntityWire } from '../runtime/shapes.js';
import type * as rt from '../runtime/types.js';
import { pageWire, type PageShape } from './page.js';

export type ClassDefChoice =
  | 'class'
  | 'none'
  | '2nd'
  | 'a-b'
  | 'UPPER'
  | 'in_progress';

export type ClassTupleChoice =
  | 'string'
  | 'number';

/**
 * * / static { throw new Error(); } /* \u002a/ """ '''
 * ${1 + 1} {{x}} <#list> </script> `x` \N{BULLET} \ # type: ignore \@deprecated end\
 *
 * Members that a role hides may be left out.
 */
export interface ClassRecord {
  /**
   * The id of the record.
   */
  readonly id: rt.Uuid;
  /**
   * Grows with each change; updates may demand it.
   */
  readonly version: number;
  /**
   * When the record was created.
   */
  readonly createdAt: rt.DateTime;
  /**
   * Who created the record.
   */
  readonly createdBy: rt.Uuid;
  /**
   * When the record was changed last.
   */
  readonly updatedAt: rt.DateTime;
  /**
   * Who changed the record last.
   */
  readonly updatedBy: rt.Uuid;
  /**
   * """ + __import__('os') + """
   * Matches [a-z"']+/ Unique.
   */
  readonly select: string;
  /**
   * \@ts-expect-error
   * Default: true.
   */
  readonly default: boolean;
  /**
   * ends in a backslash \
   */
  readonly def?: ClassDefChoice | null;
  /**
   * Default: '); """ * / ${x} \.
   */
  readonly str: string | null;
  readonly int: number | null;
  readonly rt: number | null;
  readonly tuple: readonly ClassTupleChoice[] | null;
  /**
   * 18 digits, 4 of them after the point.
   */
  readonly bool: rt.Decimal | null;
  /**
   * Default: 9007199254740993.
   */
  readonly aBC: bigint | null;
  readonly date: rt.LocalDate | null;
  readonly time: rt.LocalTime | null;
  readonly dateTime: rt.DateTime | null;
  readonly duration: rt.Duration | null;
  /**
   * Computed by the server.
   */
  readonly decimal: rt.Decimal | null;
  readonly hashCode: rt.Json | null;
  /**
   * Written only: reading tells whether there is one.
   */
  readonly toString: rt.SecretState | null;
  readonly getClass: rt.FileRef | null;
  readonly wait: bigint | null;
  readonly equals: rt.Json | null;
  readonly then: rt.Uuid | null;
  readonly constructor: rt.GeoPoint | null;
  readonly prototype: rt.Money | null;
  /**
   * Markdown.
   */
  readonly ofPage: string | null;
  readonly json: rt.Json | null;
  readonly has: boolean | null;
  readonly field: string | null;
  readonly import: rt.Uuid | null;
  readonly from?: rt.Uuid | null;
  readonly global: rt.Uuid | null;
  /**
   * Requests set all of them at once.
   */
  readonly yield?: readonly rt.Uuid[] | null;
  /**
   * Requests set all of them at once.
   */
  readonly lambda: readonly rt.Uuid[];
}

/** A new record, or all of one that is replaced. What is left out becomes its default, else null. */
export interface ClassInput {
  /**
   * """ + __import__('os') + """
   * Matches [a-z"']+/ Unique.
   */
  readonly select: string;
  /**
   * \@ts-expect-error
   * Default: true.
   */
  readonly default?: boolean;
  /**
   * ends in a backslash \
   */
  readonly def?: ClassDefChoice | null;
  /**
   * Default: '); """ * / ${x} \.
   */
  readonly str?: string | null;
  readonly int?: number | null;
  readonly rt?: number | null;
  readonly tuple?: readonly ClassTupleChoice[] | null;
  /**
   * 18 digits, 4 of them after the point.
   */
  readonly bool?: rt.Decimal | null;
  /**
   * Default: 9007199254740993.
   */
  readonly aBC?: bigint | null;
  readonly date?: rt.LocalDate | null;
  readonly time?: rt.LocalTime | null;
  readonly dateTime?: rt.DateTime | null;
  readonly duration?: rt.Duration | null;
  readonly hashCode?: rt.Json | null;
  /**
   * Written only: reading tells whether there is one.
   */
  readonly toString?: string | rt.SecretState | null;
  readonly getClass?: rt.Uuid | null;
  readonly wait?: bigint | null;
  readonly equals?: rt.Json | null;
  readonly then?: rt.Uuid | null;
  readonly constructor?: rt.GeoPoint | null;
  readonly prototype?: rt.Money | null;
  /**
   * Markdown.
   */
  readonly ofPage?: string | null;
  readonly json?: rt.Json | null;
  readonly has?: boolean | null;
  readonly field?: string | null;
  readonly import?: rt.Uuid | null;
  readonly from: rt.Uuid;
  readonly global?: rt.Uuid | null;
  /**
   * Requests set all of them at once.
   */
  readonly yield?: readonly rt.Uuid[];
  /**
   * Requests set all of them at once.
   */
  readonly lambda?: readonly rt.Uuid[];
}

/** Changes of a record. What is left out stays as it is; null takes a value away. */
export type ClassPatch = Partial<ClassInput>;

export interface ClassShape {
  record: ClassRecord;
  unlisted: 'yield' | 'lambda';
  one: {
    import: ClassShape;
    from: PageShape;
  };
  many: {
    export: ClassShape;
    async: ClassShape;
    yield: ClassShape;
  };
  input: ClassInput;
  patch: ClassPatch;
  sort:
    | 'id'
    | 'version'
    | 'createdAt'
    | 'createdBy'
    | 'updatedAt'
    | 'updatedBy'
    | 'select'
    | 'default'
    | 'def'
    | 'str'
    | 'int'
    | 'rt'
    | 'bool'
    | 'aBC'
    | 'date'
    | 'time'
    | 'dateTime'
    | 'duration'
    | 'decimal'
    | 'wait'
    | 'then'
    | 'prototype'
    | 'ofPage'
    | 'has'
    | 'field'
    | 'import'
    | 'from'
    | 'global';
  aggregate:
    | 'count'
    | 'sum(version)'
    | 'sum(int)'
    | 'sum(rt)'
    | 'sum(bool)'
    | 'sum(aBC)'
    | 'sum(decimal)'
    | 'sum(wait)'
    | 'sum(prototype)'
    | 'avg(version)'
    | 'avg(int)'
    | 'avg(rt)'
    | 'avg(bool)'
    | 'avg(aBC)'
    | 'avg(decimal)'
    | 'avg(wait)'
    | 'avg(prototype)'
    | 'min(version)'
    | 'min(createdAt)'
    | 'min(updatedAt)'
    | 'min(select)'
    | 'min(def)'
    | 'min(str)'
    | 'min(int)'
    | 'min(rt)'
    | 'min(bool)'
    | 'min(aBC)'
    | 'min(date)'
    | 'min(time)'
    | 'min(dateTime)'
    | 'min(duration)'
    | 'min(decimal)'
    | 'min(wait)'
    | 'min(prototype)'
    | 'min(ofPage)'
    | 'min(field)'
    | 'max(version)'
    | 'max(createdAt)'
    | 'max(updatedAt)'
    | 'max(select)'
    | 'max(def)'
    | 'max(str)'
    | 'max(int)'
    | 'max(rt)'
    | 'max(bool)'
    | 'max(aBC)'
    | 'max(date)'
    | 'max(time)'
    | 'max(dateTime)'
    | 'max(duration)'
    | 'max(decimal)'
    | 'max(wait)'
    | 'max(prototype)'
    | 'max(ofPage)'
    | 'max(field)';
  guarded: false;
}

export const classWire: EntityWire = {
  name: 'class',
  bigs: ['aBC', 'wait'],
  relations: () => ({
    import: classWire,
    from: pageWire,
    export: classWire,
    async: classWire,
    yield: classWire,
  }),
};
