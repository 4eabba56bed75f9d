import type { Entity, FieldMember, ToManyMember } from '../model.ts';
import { PEOPLE } from '../model.ts';
import type { Item, Selection } from '../query/selection.ts';
import { concat, raw, sql, type Sql } from '../sql.ts';
import { formOf, type Form } from './forms.ts';
import { masked, ROW, type Joins } from './joins.ts';

/** Where the values of a selection stand in the rows of a result. */
export interface Layout {
  readonly entity: Entity;
  /** The id of the record; NULL where there is none. */
  readonly idColumn: number;
  readonly cells: readonly Cell[];
}

export type Cell = { readonly name: string } & (
  | { readonly kind: 'value'; readonly column: number; readonly form: Form }
  | { readonly kind: 'links'; readonly column: number }
  | { readonly kind: 'one'; readonly target: Layout }
  | {
      readonly kind: 'many';
      readonly parentColumn: number;
      readonly owner: Entity;
      readonly member: ToManyMember;
      readonly target: Selection;
    }
);

/** Collects the columns of a SELECT with their places. For one statement. */
export class Projection {
  readonly #joins: Joins;
  readonly #columns: Sql[] = [];
  readonly #places = new Map<string, number>();

  constructor(joins: Joins) {
    this.#joins = joins;
  }

  /** The place of that value, counted from 0. */
  add(value: Sql): number {
    const key = value.key;
    const known = this.#places.get(key);
    if (known !== undefined) {
      return known;
    }
    const place = this.#columns.push(value) - 1;
    this.#places.set(key, place);
    return place;
  }

  /** Two columns side by side. */
  #pair(first: Sql, second: Sql): number {
    return this.#columns.push(first, second) - 2;
  }

  /** The columns as the list of a SELECT. */
  get list(): Sql {
    return concat(
      this.#columns.map((column, place) => sql`${column}${raw(` AS c${place}`)}`),
      ', ',
    );
  }

  select(selection: Selection, alias = ROW, id = raw(`${alias}."id"`)): Layout {
    const idColumn = this.add(id);
    const cells = selection.items.map((item) => this.#cell(item, selection.entity, alias, id));
    return { entity: selection.entity, idColumn, cells };
  }

  #cell(item: Item, entity: Entity, alias: string, id: Sql): Cell {
    const name = `${JSON.stringify(item.member.name)}:`;
    switch (item.kind) {
      case 'value':
        return { kind: 'value', name, column: this.#value(item, entity, alias), form: formOf(item.member) };
      case 'links':
        return {
          kind: 'links',
          name,
          column: this.add(masked(item.shownWhere, this.#links(item.member, alias), alias)),
        };
      case 'one': {
        const target = this.#joins.follow(alias, entity, item.member);
        const targetId = masked(item.shownWhere, raw(`${target}."id"`), alias);
        return { kind: 'one', name, target: this.select(item.target, target, targetId) };
      }
      case 'many': {
        const parentColumn = this.add(masked(item.shownWhere, id, alias));
        return { kind: 'many', name, parentColumn, owner: entity, member: item.member, target: item.target };
      }
    }
  }

  #value(item: Extract<Item, { kind: 'value' }>, entity: Entity, alias: string): number {
    const { member, shownWhere } = item;
    switch (member.kind) {
      case 'system':
        return this.add(masked(shownWhere, raw(`${alias}.${member.column}`), alias));
      case 'formula':
        return this.add(masked(shownWhere, member.sql(this.#joins.path(alias, entity)), alias));
      case 'toOne':
        return this.add(masked(shownWhere, raw(this.#joins.reference(alias, entity, member)), alias));
      case 'field':
        return this.#field(member, item, alias);
    }
  }

  #field(member: FieldMember, item: Item, alias: string): number {
    const [first = '', second] = member.columns;
    const value = (text: string): Sql => masked(item.shownWhere, raw(text), alias);
    switch (member.type.kind) {
      case 'secret':
        return this.add(value(`(${alias}.${first} IS NOT NULL)`));
      case 'file':
      case 'image':
        return this.#pair(
          value(`${alias}.${first}`),
          value(
            `(SELECT ARRAY[d.name, d.size::text, d.media_type] FROM app_system.file d WHERE d.id = ${alias}.${first})`,
          ),
        );
      default:
        return second === undefined
          ? this.add(value(`${alias}.${first}`))
          : this.#pair(value(`${alias}.${first}`), value(`${alias}.${second}`));
    }
  }

  #links(member: ToManyMember, alias: string): Sql {
    return sql`ARRAY(SELECT l."to_id" FROM ${raw(`${member.via} l`)}${this.#readable(member)}${raw(` WHERE l."from_id" = ${alias}."id" ORDER BY l."to_id")`)}`;
  }

  #readable(member: ToManyMember): Sql {
    const access = member.target === PEOPLE ? 'all' : this.#joins.rights.of(member.target).access('read');
    if (typeof access !== 'function') {
      return raw('');
    }
    const table = this.#joins.rights.model.entity(member.target).table;
    return sql`${raw(` JOIN ${table} t ON t."id" = l."to_id" AND (`)}${access(raw('t'))})`;
  }
}
