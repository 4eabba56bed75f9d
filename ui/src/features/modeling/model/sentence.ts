import { memberNames } from './elements';
import { freeName, plural } from './names';
import { type Design, type Entity, entityNamed, type OnDelete, type Relation, type RelationKind, USER } from './types';

/** What a line between two entities may mean. `reversed`: the line was drawn from the one side to the many. */
export type Meaning = 'manyToOne' | 'reversed' | 'oneToOne' | 'manyToMany';

export interface Proposal {
  meaning: Meaning;
  /** As it will be written: of the entity that bears the reference. */
  from: string;
  to: string;
  name: string;
  inverse: string | undefined;
  kind: RelationKind;
  required: boolean;
  onDelete: OnDelete | undefined;
}

/** What can be meant: nothing leads away from people, so a line to them has less meanings. */
export function meanings(from: string, to: string): Meaning[] {
  if (to === USER) {
    return ['manyToOne', 'oneToOne', 'manyToMany'];
  }
  return from === to ? ['manyToOne', 'oneToOne', 'manyToMany'] : ['manyToOne', 'reversed', 'oneToOne', 'manyToMany'];
}

/** The relation that a line most likely means, with names that are free. */
export function propose(design: Design, from: string, to: string, meaning: Meaning): Proposal {
  const [owner, target] = meaning === 'reversed' ? [to, from] : [from, to];
  const kind: RelationKind = meaning === 'reversed' ? 'manyToOne' : meaning;
  const many = kind === 'manyToMany';
  const source = entityNamed(design, owner);
  const other = entityNamed(design, target);
  const wish = owner === target ? (many ? `related${upper(plural(target))}` : 'parent') : nameFor(target, other, many);
  const name = freeName(wish, source === undefined ? [] : memberNames(design, source));
  return {
    meaning,
    from: owner,
    to: target,
    name,
    kind,
    inverse: target === USER ? undefined : inverseFor(design, owner, other, kind, name),
    required: false,
    onDelete: defaultOnDelete(kind, target),
  };
}

function nameFor(target: string, entity: Entity | undefined, many: boolean): string {
  if (target === USER) {
    return many ? 'people' : 'owner';
  }
  return many ? (entity?.pluralName === undefined ? plural(target) : lowerName(entity.pluralName, target)) : target;
}

/** A plural that people wrote is good for a name only where it is one. */
function lowerName(text: string, entity: string): string {
  const name = text.slice(0, 1).toLowerCase() + text.slice(1);
  return /^[a-z][A-Za-z0-9]{0,40}$/.test(name) ? name : plural(entity);
}

function inverseFor(
  design: Design,
  owner: string,
  other: Entity | undefined,
  kind: RelationKind,
  name: string,
): string | undefined {
  if (other === undefined) {
    return undefined;
  }
  const self = other.name === owner;
  const wish = self ? (kind === 'oneToOne' ? 'child' : kind === 'manyToMany' ? 'relatedFrom' : 'children') : owner;
  return freeName(kind === 'oneToOne' || self ? wish : plural(wish), [
    ...memberNames(design, other),
    ...(self ? [name] : []),
  ]);
}

export function defaultOnDelete(kind: RelationKind, to: string): OnDelete | undefined {
  return kind === 'manyToMany' || to === USER ? undefined : 'setNull';
}

/** What may happen on deletion: nothing can be emptied that is required. */
export function deleteRules(kind: RelationKind, to: string, required: boolean): OnDelete[] {
  if (kind === 'manyToMany' || to === USER) {
    return [];
  }
  return required ? ['restrict', 'cascade'] : ['setNull', 'restrict', 'cascade'];
}

/** The relation that a proposal describes. */
export function toRelation(proposal: Proposal): Omit<Relation, 'id'> {
  const { from, to, name, kind, inverse, required, onDelete } = proposal;
  const isRequired = required && kind !== 'manyToMany';
  const rule = onDelete === 'setNull' && isRequired ? 'restrict' : onDelete;
  return {
    from,
    name,
    kind,
    to,
    ...(inverse === undefined || inverse === '' || to === USER ? {} : { inverse }),
    ...(isRequired ? { required: true } : {}),
    // restrict is the default
    ...(rule === undefined || rule === 'restrict' || kind === 'manyToMany' || to === USER ? {} : { onDelete: rule }),
  };
}

export interface SentenceWords {
  /** The keys of the two halves, below `sentence`. */
  is: string;
  onDelete: string | undefined;
  /** What stands in them. */
  values: { from: string; to: string; fromPlural: string; toPlural: string };
}

/** What a relation says in words: "Each task belongs to one project; deleting the project keeps its tasks." */
export function sentence(
  design: Design,
  relation: Pick<Relation, 'from' | 'to' | 'kind' | 'required' | 'onDelete'>,
  person: { one: string; many: string },
): SentenceWords {
  const from = words(design, relation.from, person);
  const to = words(design, relation.to, person);
  const must = relation.required === true && relation.kind !== 'manyToMany' ? 'Required' : '';
  return {
    is: `${relation.kind}${must}`,
    onDelete:
      relation.kind === 'manyToMany' || relation.to === USER
        ? undefined
        : `${relation.onDelete ?? 'restrict'}${relation.kind === 'oneToOne' ? 'One' : ''}`,
    values: { from: from.one, to: to.one, fromPlural: from.many, toPlural: to.many },
  };
}

function words(design: Design, name: string, person: { one: string; many: string }): { one: string; many: string } {
  if (name === USER) {
    return person;
  }
  const entity = entityNamed(design, name);
  const one = entity?.displayName ?? name;
  return { one, many: entity?.pluralName ?? plural(one) };
}

function upper(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
