import type { Rights } from '../access.ts';
import { PEOPLE, SYSTEM_MEMBERS, type Entity, type FieldType, type Member, type ToOneMember } from '../model.ts';
import type { Faults } from '../problem.ts';
import { NAMES_DEPTH_MAX, shown } from './names.ts';

export type OrderedMember = Exclude<Member, { kind: 'toMany' }>;

/** One key of an order; absent values come last both ways. */
export interface SortKey {
  readonly path: readonly ToOneMember[];
  readonly member: OrderedMember;
  readonly descending: boolean;
}

const KEYS_MAX = 8;
const UNORDERED: readonly FieldType['kind'][] = ['multiChoice', 'json', 'file', 'image', 'geoPoint', 'secret'];

function byId(): SortKey {
  const [member] = SYSTEM_MEMBERS;
  if (member === undefined) {
    throw new Error('records have ids');
  }
  return { path: [], member, descending: false };
}

/** The tie-breaker that ends every order. */
export const BY_ID: SortKey = byId();

export function nameOfKey(key: SortKey): string {
  return [...key.path, key.member].map((step) => step.name).join('.');
}

/** Resolves the dotted names of `sort` and `groupBy`, as far as the caller sees them in every record. */
export class OrderCompiler {
  readonly #rights: Rights;
  readonly #faults: Faults;

  constructor(rights: Rights, faults: Faults) {
    this.#rights = rights;
    this.#faults = faults;
  }

  /** The order of `sort=-due,project.name`, ended by the id. */
  order(entity: Entity, sort: string): readonly SortKey[] {
    const keys = sort === '' ? [] : this.keys(entity, sort, true, '/sort');
    const distinct = [...new Map(keys.map((key) => [`${nameOfKey(key)} ${key.descending}`, key])).values()];
    return distinct.some((key) => nameOfKey(key) === 'id') ? distinct : [...distinct, BY_ID];
  }

  keys(entity: Entity, names: string, directed: boolean, at: string): readonly SortKey[] {
    const parts = names.split(',');
    if (parts.length > KEYS_MAX) {
      this.#faults.add('too-many', at, `At most ${KEYS_MAX} names are taken.`);
      return [];
    }
    return parts.flatMap((part) => {
      const name = part.trim();
      const descending = directed && name.startsWith('-');
      const key = this.#key(entity, descending ? name.slice(1) : name, descending, at);
      return key === undefined ? [] : [key];
    });
  }

  #key(entity: Entity, name: string, descending: boolean, at: string): SortKey | undefined {
    const steps = name.split('.');
    const path: ToOneMember[] = [];
    let owner = entity;
    for (const [index, step] of steps.entries()) {
      const found = this.#rights.model.member(owner, step);
      const member = found !== undefined && this.#rights.of(owner.name).alwaysShows(found) ? found : undefined;
      if (member === undefined || steps.length > NAMES_DEPTH_MAX + 1) {
        this.#faults.add('unknown-member', at, `There is no member ${shown(name)} in ${entity.name}.`);
        return undefined;
      }
      if (index === steps.length - 1) {
        if (!isOrdered(member)) {
          this.#faults.add('not-sortable', at, `${shown(name)} has no order.`);
          return undefined;
        }
        return { path, member, descending };
      }
      if (member.kind !== 'toOne' || member.target === PEOPLE) {
        this.#faults.add('not-sortable', at, `${shown(step)} does not lead to one record.`);
        return undefined;
      }
      path.push(member);
      owner = this.#rights.model.entity(member.target);
    }
    return undefined;
  }
}

function isOrdered(member: Member): member is OrderedMember {
  switch (member.kind) {
    case 'system':
    case 'formula':
      return true;
    case 'field':
      return !UNORDERED.includes(member.type.kind);
    case 'toOne':
      return !member.inverse;
    case 'toMany':
      return false;
  }
}
