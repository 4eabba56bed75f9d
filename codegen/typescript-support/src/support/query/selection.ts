import { conditionOf, type Rights } from '../access.ts';
import { PEOPLE, type Condition, type Entity, type Member, type ToManyMember, type ToOneMember } from '../model.ts';
import type { Faults } from '../problem.ts';
import { childOf, NO_NAMES, type NameTree } from './names.ts';

/** How many related records a to-many shows before its cursor. */
export const RELATED_MAX = 25;
/** How many relations one answer follows at most. */
const EXPANDED_MAX = 20;

/** What a read shows of the records of one entity, member by member. */
export interface Selection {
  readonly entity: Entity;
  readonly items: readonly Item[];
}

/** One member of the answer; it is shown only where the condition holds, and null elsewhere. */
export type Item = { readonly shownWhere: Condition | undefined } & (
  | { readonly kind: 'value'; readonly member: Exclude<Member, ToManyMember> }
  | { readonly kind: 'links'; readonly member: ToManyMember }
  | { readonly kind: 'one'; readonly member: ToOneMember; readonly target: Selection }
  | { readonly kind: 'many'; readonly member: ToManyMember; readonly target: Selection }
);

/** Makes selections of `fields` and `expand`. The id is always shown. */
export class SelectionCompiler {
  readonly #rights: Rights;
  readonly #faults: Faults;
  #expanded = 0;

  constructor(rights: Rights, faults: Faults) {
    this.#rights = rights;
    this.#faults = faults;
  }

  /** @param single whether it is one record that is shown, not a list */
  compile(entity: Entity, fields: NameTree | undefined, expand: NameTree, single: boolean): Selection {
    this.#checkNames(entity, fields ?? NO_NAMES, '/fields');
    this.#checkNames(entity, expand, '/expand');
    const rights = this.#rights.of(entity.name);
    const items: Item[] = [];
    for (const member of entity.members) {
      const access = rights.shows(member);
      const inner = fields === undefined ? NO_NAMES : childOf(fields, member.name);
      const follow = expand.has(member.name) || inner.size > 0;
      const wanted = follow || (fields === undefined ? isUsual(member, single) : fields.has(member.name));
      if (access !== 'none' && (wanted || member.name === 'id')) {
        const names = inner.size > 0 ? inner : undefined;
        const item = this.#item(member, conditionOf(access), follow, names, childOf(expand, member.name), single);
        if (item !== undefined) {
          items.push(item);
        }
      }
    }
    return { entity, items };
  }

  #item(
    member: Member,
    shownWhere: Condition | undefined,
    follow: boolean,
    fields: NameTree | undefined,
    expand: NameTree,
    single: boolean,
  ): Item | undefined {
    if (member.kind !== 'toOne' && member.kind !== 'toMany') {
      return { kind: 'value', member, shownWhere };
    }
    if (member.kind === 'toOne') {
      if (!follow || member.target === PEOPLE) {
        return { kind: 'value', member, shownWhere };
      }
      const target = this.#target(member.target, fields, expand);
      return target === undefined ? undefined : { kind: 'one', member, shownWhere, target };
    }
    if (member.target === PEOPLE || (!follow && single && member.side === 'from')) {
      return { kind: 'links', member, shownWhere };
    }
    const target = this.#target(member.target, follow ? fields : new Map([['id', NO_NAMES]]), expand);
    return target === undefined ? undefined : { kind: 'many', member, shownWhere, target };
  }

  #target(entity: string, fields: NameTree | undefined, expand: NameTree): Selection | undefined {
    this.#expanded++;
    if (this.#expanded === EXPANDED_MAX + 1) {
      this.#faults.add('too-many', '/expand', `At most ${EXPANDED_MAX} relations are followed at once.`);
    }
    return this.#expanded > EXPANDED_MAX
      ? undefined
      : this.compile(this.#rights.model.entity(entity), fields, expand, false);
  }

  #checkNames(entity: Entity, names: NameTree, at: '/fields' | '/expand'): void {
    for (const [name, inner] of names) {
      const member = this.#rights.model.member(entity, name);
      if (member === undefined || this.#rights.of(entity.name).shows(member) === 'none') {
        this.#faults.add('unknown-member', at, `There is no member ${name} in ${entity.name}.`);
      } else if (!leadsToRecords(member) && (inner.size > 0 || at === '/expand')) {
        this.#faults.add('not-expandable', at, `${name} is no relation to records.`);
      }
    }
  }
}

function leadsToRecords(member: Member): boolean {
  return (member.kind === 'toOne' || member.kind === 'toMany') && member.target !== PEOPLE;
}

function isUsual(member: Member, single: boolean): boolean {
  switch (member.kind) {
    case 'toOne':
      return !member.inverse;
    case 'toMany':
      return single && member.side === 'from';
    default:
      return true;
  }
}
