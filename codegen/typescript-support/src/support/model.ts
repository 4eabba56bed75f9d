import type { Sql, SqlType } from './sql.ts';

/** The target of relations that lead to the people who use the app. */
export const PEOPLE = '@user';

export type FieldType =
  | { readonly kind: 'text'; readonly minLength?: number; readonly maxLength?: number }
  | { readonly kind: 'longText'; readonly maxLength?: number }
  | { readonly kind: 'email' | 'url' | 'phone' | 'slug' | 'color' }
  | { readonly kind: 'integer' | 'long' | 'float'; readonly min?: string; readonly max?: string }
  | {
      readonly kind: 'decimal';
      readonly precision: number;
      readonly scale: number;
      readonly min?: string;
      readonly max?: string;
    }
  | { readonly kind: 'money'; readonly currency?: string }
  | { readonly kind: 'choice' | 'multiChoice'; readonly choices: readonly string[] }
  | { readonly kind: PlainKind };

export type PlainKind =
  | 'boolean'
  | 'date'
  | 'time'
  | 'dateTime'
  | 'duration'
  | 'uuid'
  | 'json'
  | 'file'
  | 'image'
  | 'geoPoint'
  | 'autoNumber'
  | 'secret';

export type FormulaResult =
  'text' | 'integer' | 'long' | 'decimal' | 'float' | 'boolean' | 'date' | 'time' | 'dateTime' | 'duration';

export interface Money {
  readonly amount: string;
  readonly currency: string;
}

export interface GeoPoint {
  readonly lat: number;
  readonly lon: number;
}

/** A value as columns hold it: numbers that a double cannot hold, and everything of time, in their wire form. */
export type Stored = string | number | boolean | readonly string[] | Money | GeoPoint | null;

/** The stored values of a record by member; the object has no prototype, so that any name will do. */
export type Values = Record<string, Stored>;

/** The SQL of a value that a path of to-one relations leads to; the last step names a member, or a part such as `price.amount`. */
export type Path = (...steps: readonly [string, ...string[]]) => Sql;

/** A condition on the row of that alias. */
export type Condition = (alias: Sql) => Sql;

export interface SystemMember {
  readonly kind: 'system';
  readonly name: 'id' | 'version' | 'createdAt' | 'createdBy' | 'updatedAt' | 'updatedBy';
  readonly column: string;
  readonly sqlType: SqlType;
}

export interface FieldMember {
  readonly kind: 'field';
  /** The same in every version of the design, whatever it is called there. */
  readonly id: string;
  readonly name: string;
  readonly type: FieldType;
  /** Quoted; two for money and geoPoint. */
  readonly columns: readonly string[];
  readonly required: boolean;
  readonly initial: Stored;
}

export interface FormulaMember {
  readonly kind: 'formula';
  readonly name: string;
  readonly result: FormulaResult;
  /** The paths that it reads: relations, then a member. */
  readonly reads: readonly (readonly string[])[];
  readonly sql: (path: Path) => Sql;
}

export interface ToOneMember {
  readonly kind: 'toOne';
  readonly id: string;
  readonly name: string;
  readonly target: string;
  /** The foreign key, quoted. */
  readonly column: string;
  /** Whether the key is in the other table, as for the far side of a oneToOne. */
  readonly inverse: boolean;
  readonly required: boolean;
  /** What becomes of the record that holds the key when the other one is deleted. */
  readonly onDelete: 'restrict' | 'cascade' | 'setNull';
}

export interface ToManyMember {
  readonly kind: 'toMany';
  readonly id: string;
  readonly name: string;
  readonly target: string;
  /** Where the links are: in a table of their own, seen from either end, or in the other records. */
  readonly side: 'from' | 'to' | 'inverse';
  /** The link table, or the foreign key of the other records; quoted. */
  readonly via: string;
}

export type Member = SystemMember | FieldMember | FormulaMember | ToOneMember | ToManyMember;

/** A rule over related records, which PostgreSQL decides: broken where it is false. */
export interface RelatedRule {
  readonly member: string | null;
  readonly message: string;
  readonly sql: Condition;
}

export interface UniqueSet {
  readonly members: readonly string[];
  /** Whether it is one member's own uniqueness. */
  readonly single: boolean;
  readonly constraint: string;
}

/** The statements of an entity that never change. */
export interface EntityStatements {
  /** The parameters are the columns of a record in their order, but for those that PostgreSQL numbers. */
  readonly insert: string;
  /** The parameter is the id. */
  readonly delete: string;
}

/** What the record is checked against beside each value: rules and patterns over its own members. */
export type Validation = (values: Values, faulty: ReadonlySet<string>, request: RequestContext, add: AddFault) => void;

export type AddFault = (code: string, member: string | null, message: string) => void;

/** Who asks, and when. */
export interface RequestContext {
  readonly userId: string;
  readonly roles: readonly string[];
  /** RFC 3339 in UTC, whole microseconds. */
  readonly now: string;
  /** In the time zone of the design. */
  readonly today: string;
}

export interface Entity {
  /** The same in every version of the design, as those of its members are. */
  readonly id: string;
  readonly name: string;
  /** Quoted. */
  readonly table: string;
  readonly members: readonly Member[];
  /** Foreign keys that a record may break, by constraint, with the member that holds the key. */
  readonly references: Readonly<Record<string, string>>;
  readonly uniques: readonly UniqueSet[];
  readonly relatedRules: readonly RelatedRule[];
  readonly validate: Validation;
  /** What each role may do with the records; what no grant names is denied. */
  readonly grants: readonly Grant[];
  readonly statements: EntityStatements;
}

export type Action = 'read' | 'create' | 'update' | 'delete';

/** What a role may do with the records of one entity. */
export interface Grant {
  readonly role: string;
  readonly actions: readonly Action[];
  /** Absent: with all of them. */
  readonly where?: Condition;
  readonly hidden: readonly string[];
  readonly readOnly: readonly string[];
}

export const SYSTEM_MEMBERS: readonly SystemMember[] = [
  { kind: 'system', name: 'id', column: '"id"', sqlType: 'uuid' },
  { kind: 'system', name: 'version', column: '"version"', sqlType: 'bigint' },
  { kind: 'system', name: 'createdAt', column: '"created_at"', sqlType: 'timestamptz' },
  { kind: 'system', name: 'createdBy', column: '"created_by"', sqlType: 'uuid' },
  { kind: 'system', name: 'updatedAt', column: '"updated_at"', sqlType: 'timestamptz' },
  { kind: 'system', name: 'updatedBy', column: '"updated_by"', sqlType: 'uuid' },
];

/** The types of the columns of a field, in their order. */
export function columnTypes(type: FieldType): readonly SqlType[] {
  switch (type.kind) {
    case 'text':
    case 'longText':
    case 'email':
    case 'url':
    case 'phone':
    case 'slug':
    case 'color':
    case 'choice':
    case 'secret':
      return ['text'];
    case 'multiChoice':
      return ['text[]'];
    case 'integer':
      return ['integer'];
    case 'long':
    case 'autoNumber':
      return ['bigint'];
    case 'decimal':
      return ['numeric'];
    case 'float':
      return ['double precision'];
    case 'money':
      return ['numeric', 'text'];
    case 'boolean':
    case 'date':
    case 'time':
      return [type.kind];
    case 'dateTime':
      return ['timestamptz'];
    case 'duration':
      return ['interval'];
    case 'uuid':
    case 'file':
    case 'image':
      return ['uuid'];
    case 'json':
      return ['jsonb'];
    case 'geoPoint':
      return ['double precision', 'double precision'];
  }
}

/** The type in which a formula is computed. */
export function formulaType(result: FormulaResult): SqlType {
  switch (result) {
    case 'integer':
    case 'long':
      return 'bigint';
    case 'decimal':
      return 'numeric';
    case 'float':
      return 'double precision';
    case 'dateTime':
      return 'timestamptz';
    case 'duration':
      return 'interval';
    default:
      return result;
  }
}

/** The entities of the app, found by name. */
export class Model {
  readonly entities: ReadonlyMap<string, Entity>;
  readonly roles: readonly string[];
  readonly timeZone: string;
  readonly version: number;
  readonly #members = new Map<string, ReadonlyMap<string, Member>>();
  readonly #byId: ReadonlyMap<string, Entity>;

  constructor(model: {
    readonly entities: readonly Entity[];
    readonly roles: readonly string[];
    readonly timeZone: string;
    readonly version: number;
  }) {
    this.entities = new Map(model.entities.map((entity) => [entity.name, entity]));
    this.#byId = new Map(model.entities.map((entity) => [entity.id, entity]));
    this.roles = model.roles;
    this.timeZone = model.timeZone;
    this.version = model.version;
    for (const entity of model.entities) {
      this.#members.set(entity.name, new Map(entity.members.map((member) => [member.name, member])));
    }
  }

  entity(name: string): Entity {
    const found = this.entities.get(name);
    if (found === undefined) {
      throw new Error(`no entity ${name}`);
    }
    return found;
  }

  /** Undefined where the design has it no more. */
  entityOfId(id: string): Entity | undefined {
    return this.#byId.get(id);
  }

  member(entity: Entity, name: string): Member | undefined {
    return this.#members.get(entity.name)?.get(name);
  }
}

/** The fields that have columns. */
export function fieldsOf(entity: Entity): readonly FieldMember[] {
  return entity.members.filter((member) => member.kind === 'field');
}

/** The fields that hold files. */
export function fileFieldsOf(entity: Entity): readonly FieldMember[] {
  return fieldsOf(entity).filter((field) => field.type.kind === 'file' || field.type.kind === 'image');
}

/** The to-one relations whose foreign key the entity holds. */
export function referencesOf(entity: Entity): readonly ToOneMember[] {
  return entity.members.filter((member) => member.kind === 'toOne').filter((member) => !member.inverse);
}

/** The manyToMany relations that records of the entity write. */
export function linkSetsOf(entity: Entity): readonly ToManyMember[] {
  return entity.members.filter((member) => member.kind === 'toMany').filter((member) => member.side === 'from');
}
