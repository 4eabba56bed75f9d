import type { Rights } from '../access.ts';
import { typeOfField, typeOfFormula, type ValueType } from '../expression/types.ts';
import type { Entity, Member } from '../model.ts';
import type { Faults } from '../problem.ts';
import { shown } from './names.ts';
import type { OrderedMember } from './order.ts';

/** How many groups an answer holds at most. */
export const GROUPS_MAX = 500;
export const AGGREGATE_FUNCTIONS = ['count', 'sum', 'avg', 'min', 'max'] as const;
export type AggregateFunction = (typeof AGGREGATE_FUNCTIONS)[number];

/** Without a member it is the count of records. */
export interface Aggregate {
  readonly function: AggregateFunction;
  readonly member?: OrderedMember;
}

const CALL = /^(?:count|(sum|avg|min|max)\(([a-z][A-Za-z0-9]*)\))$/;
const AGGREGATES_MAX = 20;

/** Reads `count,sum(estimate)`. */
export function compileAggregates(entity: Entity, calls: string, rights: Rights, faults: Faults): readonly Aggregate[] {
  const parts = calls.split(',');
  if (parts.length > AGGREGATES_MAX) {
    faults.add('too-many', '/aggregate', `At most ${AGGREGATES_MAX} aggregates are computed at once.`);
    return [];
  }
  const found = new Map<string, Aggregate>();
  for (const part of parts) {
    const call = CALL.exec(part.trim());
    if (call === null) {
      faults.add(
        'syntax',
        '/aggregate',
        'This must be calls such as count,sum(amount) with count, sum, avg, min, max.',
      );
      return [];
    }
    const [, name, operand] = call;
    const aggregate =
      name === undefined || operand === undefined
        ? { function: 'count' as const }
        : compileAggregate(entity, name as AggregateFunction, operand, rights, faults);
    if (aggregate !== undefined) {
      found.set(`${aggregate.function} ${aggregate.member?.name ?? ''}`, aggregate);
    }
  }
  return [...found.values()];
}

function compileAggregate(
  entity: Entity,
  name: AggregateFunction,
  operand: string,
  rights: Rights,
  faults: Faults,
): Aggregate | undefined {
  const member = rights.model.member(entity, operand);
  if (member === undefined || !rights.of(entity.name).alwaysShows(member)) {
    faults.add('unknown-member', '/aggregate', `There is no member ${shown(operand)} in ${entity.name}.`);
    return undefined;
  }
  if (member.kind === 'toMany' || !fits(name, member)) {
    faults.add('not-aggregatable', '/aggregate', `${shown(operand)} has no ${name}.`);
    return undefined;
  }
  return { function: name, member };
}

function fits(name: AggregateFunction, member: Member): boolean {
  switch (operandType(member)) {
    case 'integer':
    case 'decimal':
    case 'float':
      return true;
    case 'text':
    case 'date':
    case 'time':
    case 'dateTime':
    case 'duration':
      return name === 'min' || name === 'max';
    default:
      return false;
  }
}

function operandType(member: Member): ValueType {
  switch (member.kind) {
    case 'system':
      return member.name === 'version' ? 'integer' : member.column.endsWith('_at"') ? 'dateTime' : 'person';
    case 'field':
      return member.type.kind === 'money' ? 'decimal' : typeOfField(member.type);
    case 'formula':
      return typeOfFormula(member.result);
    default:
      return 'opaque value';
  }
}
