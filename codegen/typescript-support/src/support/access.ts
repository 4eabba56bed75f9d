import type { Action, Condition, Entity, FormulaMember, Grant, Member, Model, ToOneMember } from './model.ts';
import { PEOPLE } from './model.ts';
import { concat, sql, type Sql } from './sql.ts';

/** The role that may do everything. */
export const ADMIN = 'admin';

/**
 * The roles that read every record, and do everything with each. No account has them: they are for people of the platform who come
 * to records.
 */
export const READER = '@reader';
export const EDITOR = '@editor';

/** To which records something applies: none, every one, or those for which the condition is true. */
export type Access = 'none' | 'all' | Condition;

export function anyOf(choices: readonly Access[]): Access {
  if (choices.includes('all')) {
    return 'all';
  }
  const conditions = conditionsOf(choices);
  return conditions.length === 0 ? 'none' : joined(conditions, ' OR ');
}

export function allOf(parts: readonly Access[]): Access {
  if (parts.includes('none')) {
    return 'none';
  }
  const conditions = conditionsOf(parts);
  return conditions.length === 0 ? 'all' : joined(conditions, ' AND ');
}

function conditionsOf(accesses: readonly Access[]): readonly Condition[] {
  return [...new Set(accesses.filter((access) => typeof access === 'function'))];
}

function joined(conditions: readonly Condition[], operator: string): Access {
  const [first, ...rest] = conditions;
  if (first !== undefined && rest.length === 0) {
    return first;
  }
  return (alias: Sql) =>
    sql`(${concat(
      conditions.map((condition) => condition(alias)),
      operator,
    )})`;
}

export function conditionOf(access: Access): Condition | undefined {
  return typeof access === 'function' ? access : undefined;
}

const UNLIMITED: Grant = {
  role: ADMIN,
  actions: ['read', 'create', 'update', 'delete'],
  hidden: [],
  readOnly: [],
};

const READING: Grant = { ...UNLIMITED, role: READER, actions: ['read'] };

/** What one set of roles may do with the records of one entity. */
export class EntityRights {
  readonly #all: Rights;
  readonly #grants: readonly Grant[];
  readonly #shown = new Map<string, Access>();

  constructor(all: Rights, grants: readonly Grant[]) {
    this.#all = all;
    this.#grants = grants;
  }

  /** The records that the action may touch. */
  access(action: Action): Access {
    return anyOf(this.#for(action).map(rowsOf));
  }

  /** Whether the caller has any right at all here. */
  get isKnown(): boolean {
    return this.#grants.some((grant) => grant.actions.length > 0);
  }

  shows(member: Member): Access {
    let known = this.#shown.get(member.name);
    if (known === undefined) {
      known = this.#derive(member);
      this.#shown.set(member.name, known);
    }
    return known;
  }

  /** Only what is shown in every readable record may be filtered, sorted, grouped or searched by. */
  alwaysShows(member: Member): boolean {
    return this.shows(member) === 'all';
  }

  /** The records in which the action may write all of those members. */
  writes(action: Action, members: readonly string[]): Access {
    const grants = this.#for(action);
    return allOf([
      this.access(action),
      ...members.map((member) => anyOf(grants.filter((grant) => mayWrite(grant, member)).map(rowsOf))),
    ]);
  }

  #derive(member: Member): Access {
    const own = this.shownByGrants(member.name);
    switch (member.kind) {
      case 'system':
        return 'all';
      case 'field':
        return own;
      case 'formula':
        return allOf([own, ...member.reads.map((path) => this.#shownPath(path))]);
      case 'toOne':
        return this.#all.reach(member) === 'none' ? 'none' : own;
      case 'toMany':
        return member.target !== PEOPLE && this.#all.of(member.target).access('read') === 'none' ? 'none' : own;
    }
  }

  shownByGrants(name: string): Access {
    const readers = this.#for('read');
    const showing = readers.filter((grant) => !grant.hidden.includes(name)).map(rowsOf);
    return showing.length > 0 && showing.length === readers.length ? 'all' : anyOf(showing);
  }

  /** A formula over other records is shown only where everything on the way always is. */
  #shownPath(path: FormulaMember['reads'][number]): Access {
    const steps: Access[] = [];
    let entity = this.#all.entityOf(this);
    path.forEach((name, index) => {
      const member = this.#all.model.member(entity, name);
      steps.push(member?.kind === 'system' ? 'all' : this.#all.of(entity.name).shownByGrants(name));
      if (index < path.length - 1 && member?.kind === 'toOne') {
        entity = this.#all.model.entity(member.target);
        steps.push(this.#all.of(entity.name).access('read') === 'none' ? 'none' : 'all');
      }
    });
    const [first = 'all', ...rest] = steps;
    return rest.every((step) => step === 'all') ? first : 'none';
  }

  #for(action: Action): readonly Grant[] {
    return this.#grants.filter((grant) => grant.actions.includes(action));
  }
}

function rowsOf(grant: Grant): Access {
  return grant.where ?? 'all';
}

function mayWrite(grant: Grant, member: string): boolean {
  return !grant.hidden.includes(member) && !grant.readOnly.includes(member);
}

function grantsOf(entity: Entity, roles: readonly string[]): readonly Grant[] {
  if (roles.includes(ADMIN) || roles.includes(EDITOR)) {
    return [UNLIMITED];
  }
  const given = entity.grants.filter((grant) => roles.includes(grant.role));
  return roles.includes(READER) ? [READING, ...given] : given;
}

/** What one set of roles may do. */
export class Rights {
  readonly model: Model;
  /** Which roles these are, for caches. */
  readonly key: string;
  readonly #byEntity = new Map<string, EntityRights>();
  readonly #entities = new Map<EntityRights, Entity>();

  constructor(model: Model, roles: readonly string[]) {
    this.model = model;
    this.key = [...roles].sort().join(' ');
    for (const entity of model.entities.values()) {
      const rights = new EntityRights(this, grantsOf(entity, roles));
      this.#byEntity.set(entity.name, rights);
      this.#entities.set(rights, entity);
    }
  }

  of(entity: string): EntityRights {
    const rights = this.#byEntity.get(entity);
    if (rights === undefined) {
      throw new Error(`no entity ${entity}`);
    }
    return rights;
  }

  entityOf(rights: EntityRights): Entity {
    const entity = this.#entities.get(rights);
    if (entity === undefined) {
      throw new Error('rights of another model');
    }
    return entity;
  }

  /** Which of the records that a relation leads to can be read; people always can, by their id. */
  reach(member: ToOneMember): Access {
    return member.target === PEOPLE ? 'all' : this.of(member.target).access('read');
  }
}

/** The rights of each set of roles, worked out once. */
export class RightsOfRoles {
  readonly #model: Model;
  readonly #known = new Map<string, Rights>();

  constructor(model: Model) {
    this.#model = model;
  }

  of(roles: readonly string[]): Rights {
    const key = [...roles].sort().join(' ');
    let rights = this.#known.get(key);
    if (rights === undefined) {
      rights = new Rights(this.#model, roles);
      this.#known.set(key, rights);
    }
    return rights;
  }
}
