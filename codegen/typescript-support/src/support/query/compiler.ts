import type { Rights } from '../access.ts';
import { compileFilter } from '../expression/checker.ts';
import type { Expr } from '../expression/types.ts';
import { isStorable } from '../json.ts';
import type { Entity, FieldMember } from '../model.ts';
import { Faults, Problem } from '../problem.ts';
import { compileAggregates, type Aggregate } from './aggregates.ts';
import { NAMES_DEPTH_MAX, NO_NAMES, parseNames, shown, type NameTree } from './names.ts';
import { OrderCompiler, type SortKey } from './order.ts';
import { parameterPlace, type Parameters } from './parameters.ts';
import { SelectionCompiler, type Selection } from './selection.ts';

const LIMIT_DEFAULT = 25;
const LIMIT_MAX = 500;
const SEARCH_MAX = 200;
const TERMS_MAX = 10;
const LIST = ['filter', 'sort', 'fields', 'expand', 'q', 'limit', 'cursor', 'count'];
const READ = ['fields', 'expand', 'cursor'];
const WRITE = ['fields', 'expand'];
const EXPORT = ['format', 'filter'];
const AGGREGATE = ['filter', 'q', 'aggregate', 'groupBy'];

/** Full text: every term occurs, whatever its case, in at least one of the members. */
export interface Search {
  readonly terms: readonly string[];
  readonly members: readonly FieldMember[];
}

/** Which records. */
export interface Condition {
  readonly rights: Rights;
  readonly entity: Entity;
  readonly filter: Expr | undefined;
  readonly search: Search | undefined;
}

export interface ListQuery extends Condition {
  readonly selection: Selection;
  readonly order: readonly SortKey[];
  readonly limit: number;
  readonly count: boolean;
}

export interface AggregateQuery extends Condition {
  readonly groupBy: readonly SortKey[];
  readonly aggregates: readonly Aggregate[];
}

/** Reads the parameters of the record routes against what the caller may see. */
export function compileList(rights: Rights, entity: Entity, parameters: Parameters): ListQuery {
  return compiled(parameters, LIST, (faults) => ({
    order: new OrderCompiler(rights, faults).order(entity, parameters.get('sort') ?? ''),
    selection: selection(rights, entity, parameters, false, faults),
    ...condition(rights, entity, parameters, faults),
    limit: limit(parameters, faults),
    count: flag(parameters, 'count', faults),
  }));
}

export function compileRead(rights: Rights, entity: Entity, parameters: Parameters): Selection {
  return compiled(parameters, READ, (faults) => selection(rights, entity, parameters, true, faults));
}

/** Which records an export holds. */
export function compileExport(rights: Rights, entity: Entity, parameters: Parameters): Condition {
  return compiled(parameters, EXPORT, (faults) => condition(rights, entity, parameters, faults));
}

/** The answer to a write. */
export function compileWritten(rights: Rights, entity: Entity, parameters: Parameters): Selection {
  return compiled(parameters, WRITE, (faults) => selection(rights, entity, parameters, true, faults));
}

export function compileAggregate(rights: Rights, entity: Entity, parameters: Parameters): AggregateQuery {
  return compiled(parameters, AGGREGATE, (faults) => {
    const groupBy = parameters.get('groupBy');
    return {
      groupBy: groupBy === undefined ? [] : new OrderCompiler(rights, faults).keys(entity, groupBy, false, '/groupBy'),
      aggregates: compileAggregates(entity, parameters.get('aggregate') ?? 'count', rights, faults),
      ...condition(rights, entity, parameters, faults),
    };
  });
}

function compiled<T>(parameters: Parameters, known: readonly string[], compile: (faults: Faults) => T): T {
  const faults = new Faults();
  for (const name of parameters.keys()) {
    if (!known.includes(name)) {
      faults.add('unknown-parameter', parameterPlace(name), `There is no parameter ${shown(name)} here.`);
    }
  }
  const result = compile(faults);
  if (faults.found.length === 0) {
    return result;
  }
  throw faults.found.some((fault) => fault.code === 'syntax')
    ? new Problem(400, 'malformed-query', 'The query cannot be read.', { findings: faults.found })
    : new Problem(422, 'invalid-query', 'The query means nothing here.', { findings: faults.found });
}

function condition(rights: Rights, entity: Entity, parameters: Parameters, faults: Faults): Condition {
  return {
    rights,
    entity,
    filter: filter(rights, entity, parameters, faults),
    search: search(rights, entity, parameters, faults),
  };
}

function selection(rights: Rights, entity: Entity, parameters: Parameters, single: boolean, faults: Faults): Selection {
  const fields = parameters.get('fields');
  const expand = parameters.get('expand') ?? '';
  return new SelectionCompiler(rights, faults).compile(
    entity,
    fields === undefined ? undefined : names('fields', fields, faults),
    expand === '' ? NO_NAMES : (names('expand', expand, faults) ?? NO_NAMES),
    single,
  );
}

function names(parameter: string, value: string, faults: Faults): NameTree | undefined {
  const tree = parseNames(value);
  if (tree === undefined) {
    const message = `This must be names separated by commas, at most ${NAMES_DEPTH_MAX} deep.`;
    faults.add('syntax', parameterPlace(parameter), message);
  }
  return tree;
}

function filter(rights: Rights, entity: Entity, parameters: Parameters, faults: Faults): Expr | undefined {
  const source = parameters.get('filter') ?? '';
  if (source.trim() === '') {
    return undefined;
  }
  const result = compileFilter(source, rights, entity);
  if ('kind' in result) {
    return result;
  }
  for (const fault of result) {
    faults.add(fault.code, '/filter', `${fault.message} (at character ${fault.offset + 1})`);
  }
  return undefined;
}

function search(rights: Rights, entity: Entity, parameters: Parameters, faults: Faults): Search | undefined {
  const text = parameters.get('q') ?? '';
  if (text.trim() === '') {
    return undefined;
  }
  const terms = text.trim().split(/\s+/);
  if (text.length > SEARCH_MAX || terms.length > TERMS_MAX) {
    faults.add('too-long', '/q', `This must have at most ${TERMS_MAX} words and ${SEARCH_MAX} characters.`);
    return undefined;
  }
  if (!isStorable(text)) {
    faults.add('invalid-text', '/q', 'This must not hold the character NUL or half of a surrogate pair.');
    return undefined;
  }
  const members = entity.members
    .filter((member) => member.kind === 'field')
    .filter((member) => isSearched(member) && rights.of(entity.name).alwaysShows(member));
  return { terms, members };
}

function isSearched(member: FieldMember): boolean {
  return ['text', 'longText', 'email', 'url', 'phone', 'slug'].includes(member.type.kind);
}

function limit(parameters: Parameters, faults: Faults): number {
  const given = parameters.get('limit');
  if (given === undefined) {
    return LIMIT_DEFAULT;
  }
  if (!/^[0-9]{1,9}$/.test(given)) {
    faults.add('syntax', '/limit', 'This must be a whole number.');
    return LIMIT_DEFAULT;
  }
  const value = Number(given);
  if (value < 1 || value > LIMIT_MAX) {
    faults.outOfRange('/limit', `from 1 to ${LIMIT_MAX}`);
  }
  return value;
}

function flag(parameters: Parameters, name: string, faults: Faults): boolean {
  const value = parameters.get(name) ?? 'false';
  if (value !== 'true' && value !== 'false') {
    faults.add('syntax', parameterPlace(name), 'This must be true or false.');
  }
  return value === 'true';
}
