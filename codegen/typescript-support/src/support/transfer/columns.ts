import type { Rights } from '../access.ts';
import type { Entity, FieldType, FormulaResult, Member } from '../model.ts';

/** How a value looks as JSON, for texts that know no JSON: a reference reads as an object with an id and is written as that id. */
export type ColumnKind = 'text' | 'number' | 'boolean' | 'json' | 'reference' | 'secret';

/** A member of the records of an entity as a column. */
export interface Column {
  readonly name: string;
  readonly kind: ColumnKind;
}

/** What the caller may see or write, in the order of records; relations that others hold are left out. */
export function columnsOf(rights: Rights, entity: Entity): readonly Column[] {
  const here = rights.of(entity.name);
  return entity.members
    .filter(isColumn)
    .filter((member) => here.shows(member) !== 'none' || here.writes('create', [member.name]) !== 'none')
    .map((member) => ({ name: member.name, kind: kindOf(member) }));
}

/** Those that an export shows. */
export function shownColumnsOf(rights: Rights, entity: Entity): readonly Column[] {
  const here = rights.of(entity.name);
  return entity.members
    .filter((member) => isColumn(member) && here.shows(member) !== 'none')
    .map((member) => ({ name: member.name, kind: kindOf(member) }));
}

function isColumn(member: Member): boolean {
  switch (member.kind) {
    case 'toOne':
      return !member.inverse;
    case 'toMany':
      return member.side === 'from';
    default:
      return true;
  }
}

function kindOf(member: Member): ColumnKind {
  switch (member.kind) {
    case 'system':
      return member.name === 'version' ? 'number' : 'text';
    case 'field':
      return kindOfField(member.type);
    case 'formula':
      return kindOfFormula(member.result);
    case 'toOne':
      return 'text';
    case 'toMany':
      return 'json';
  }
}

function kindOfField(type: FieldType): ColumnKind {
  switch (type.kind) {
    case 'multiChoice':
    case 'money':
    case 'json':
    case 'geoPoint':
      return 'json';
    case 'integer':
    case 'float':
      return 'number';
    case 'boolean':
    case 'secret':
      return type.kind;
    case 'file':
    case 'image':
      return 'reference';
    default:
      return 'text';
  }
}

function kindOfFormula(result: FormulaResult): ColumnKind {
  switch (result) {
    case 'integer':
    case 'float':
      return 'number';
    case 'boolean':
      return 'boolean';
    default:
      return 'text';
  }
}
