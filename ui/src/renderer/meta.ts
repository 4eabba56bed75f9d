/** What a model says of itself, as GET …/meta answers it: see docs/meta.md. */

export interface Choice {
  name: string;
  label: string;
  color: string | null;
}

export interface Member {
  name: string;
  id?: string;
  label: string;
  description: string | null;
  kind: 'system' | 'field' | 'formula' | 'relation';
  type: string;
  required: boolean;
  readOnly: boolean;
  writeOnly?: boolean;
  unique?: boolean;
  default?: unknown;
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  min?: string;
  max?: string;
  precision?: number;
  scale?: number;
  currency?: string | null;
  choices?: Choice[];
  expression?: string;
  inverse?: boolean;
  /** The entity at the other end; null for people. */
  target?: string | null;
  people?: boolean;
  back?: string | null;
  many?: boolean;
  sortable: boolean;
  aggregates: string[];
}

export interface Rule {
  id: string;
  expression: string;
  message: string;
  field: string | null;
}

export interface Entity {
  id: string;
  name: string;
  label: string;
  pluralLabel: string;
  description: string | null;
  path: string;
  recordLabel: string;
  members: Member[];
  rules: Rule[];
  unique: string[][];
  list: { columns: string[]; sort: string; limit: number };
}

export type Action = 'read' | 'create' | 'update' | 'delete';

export interface Permission {
  entity: string;
  actions: Action[];
  where: string | null;
  hidden: string[];
  readOnly: string[];
}

export interface Role {
  name: string;
  label: string;
  permissions: Permission[];
}

export interface Meta {
  caller: { access: 'all' | 'read' | 'roles'; roles: string[] };
  app: { name: string; version: number; timeZone: string };
  entities: Entity[];
  roles: Role[];
}

/** A record as it is on the wire. */
export type Row = Record<string, unknown> & { id: string; version?: number };

export interface Person {
  id: string;
  name: string;
}

export function entityOf(meta: Meta, name: string | null | undefined): Entity | undefined {
  return meta.entities.find((entity) => entity.name === name);
}

export function memberOf(entity: Entity, name: string): Member | undefined {
  return entity.members.find((member) => member.name === name);
}

export function isToOne(member: Member): boolean {
  return member.kind === 'relation' && member.many !== true;
}

/** What people have made before what every record has. */
export function systemLast(members: readonly Member[]): Member[] {
  return [...members.filter((one) => one.kind !== 'system'), ...members.filter((one) => one.kind === 'system')];
}

/** The names in braces of a title's template. */
export function labelMembers(entity: Entity): string[] {
  return [...entity.recordLabel.matchAll(/\{(\w+)\}/g)].flatMap((match) => (match[1] === undefined ? [] : [match[1]]));
}

/** What a record is called: its template with the record's texts, its id where all of them are empty. */
export function titleOf(entity: Entity, row: Row): string {
  const title = entity.recordLabel
    .replace(/\{(\w+)\}/g, (_, name: string) => plainText(entity, name, row[name]))
    .trim();
  return title === '' ? row.id : title;
}

function plainText(entity: Entity, name: string, value: unknown): string {
  if (value === null || value === undefined) {
    return '';
  }
  const choice = memberOf(entity, name)?.choices?.find((one) => one.name === value);
  if (choice) {
    return choice.label;
  }
  if (typeof value === 'object') {
    const object = value as Record<string, unknown>;
    return 'amount' in object ? `${object['amount']} ${object['currency']}` : String(object['name'] ?? '');
  }
  return String(value);
}
