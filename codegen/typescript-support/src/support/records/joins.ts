import type { Condition, Entity, FieldMember, Member, Path, ToOneMember } from '../model.ts';
import type { Rights } from '../access.ts';
import { concat, raw, sql, type Sql } from '../sql.ts';

/** The alias of the rows that a statement is about. */
export const ROW = 'e';

/** The column that holds a member, or the part of it that follows its name: `price.amount`. */
export function columnOf(entity: Entity, model: Rights['model'], name: string): { member: Member; column: string } {
  const [memberName = '', part = ''] = name.split('.');
  const member = model.member(entity, memberName);
  switch (member?.kind) {
    case 'system':
    case 'toOne':
      return { member, column: member.column };
    case 'field':
      return { member, column: partOf(member, part) };
    default:
      throw new Error(`no column holds ${name} of ${entity.name}`);
  }
}

function partOf(member: FieldMember, part: string): string {
  const column = member.columns[part === 'currency' || part === 'lon' ? 1 : 0];
  if (column === undefined) {
    throw new Error(`no column holds ${part} of ${member.name}`);
  }
  return column;
}

/**
 * Paths as the caller may walk them: each step is a left join that finds the related record only where the caller may read
 * it, shared by all that goes the same way. For one statement.
 */
export class Joins {
  readonly rights: Rights;
  readonly #aliases = new Map<string, string>();
  readonly #joins: Sql[] = [];

  constructor(rights: Rights) {
    this.rights = rights;
  }

  /** The joins so far, each with a space before it. */
  get text(): Sql {
    return concat(this.#joins);
  }

  /** The alias of the record that the relation leads to from the row at `from`. */
  follow(from: string, entity: Entity, member: ToOneMember): string {
    const key = `${from} ${entity.name} ${member.name}`;
    const known = this.#aliases.get(key);
    if (known !== undefined) {
      return known;
    }
    const alias = `j${this.#aliases.size}`;
    this.#aliases.set(key, alias);
    const target = this.rights.model.entity(member.target);
    const on = member.inverse ? `${alias}.${member.column} = ${from}."id"` : `${alias}."id" = ${from}.${member.column}`;
    this.#joins.push(sql`${raw(` LEFT JOIN ${target.table} ${alias} ON ${on}`)}${this.#reachable(member, alias)}`);
    return alias;
  }

  #reachable(member: ToOneMember, alias: string): Sql {
    const access = this.rights.reach(member);
    if (access === 'all') {
      return raw('');
    }
    return access === 'none' ? raw(' AND false') : sql` AND (${access(raw(alias))})`;
  }

  /** The id of the record that the relation leads to, where the caller may read it; joined only where that has to be seen. */
  reference(from: string, entity: Entity, member: ToOneMember): string {
    return !member.inverse && this.rights.reach(member) === 'all'
      ? `${from}.${member.column}`
      : `${this.follow(from, entity, member)}."id"`;
  }

  /** Paths that start at the row of that alias. */
  path(start: string, from: Entity): Path {
    return (...steps) => {
      let alias = start;
      let entity = from;
      for (const step of steps.slice(0, -1)) {
        const member = this.rights.model.member(entity, step);
        if (member?.kind !== 'toOne') {
          throw new Error(`${step} of ${entity.name} does not lead to one record`);
        }
        alias = this.follow(alias, entity, member);
        entity = this.rights.model.entity(member.target);
      }
      const { member, column } = columnOf(entity, this.rights.model, steps.at(-1) ?? '');
      return raw(member.kind === 'toOne' ? this.reference(alias, entity, member) : `${alias}.${column}`);
    };
  }
}

/** The value where the condition of its row is true, else NULL. */
export function masked(shownWhere: Condition | undefined, value: Sql, alias: string): Sql {
  return shownWhere === undefined ? value : sql`CASE WHEN ${shownWhere(raw(alias))} THEN ${value} END`;
}
