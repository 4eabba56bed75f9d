import type { EntityRights } from '../access.ts';
import { pointer, type Json } from '../json.ts';
import type { Action, Entity, FieldMember, Member, Model, Stored, ToManyMember } from '../model.ts';
import { Faults } from '../problem.ts';
import { decode, readUuid } from './codec.ts';

const LINKS_MAX = 1_000;

/** What was sent as a record. */
export interface Sent {
  /** By field or to-one relation; a faulty member has no value. */
  readonly values: ReadonlyMap<string, Stored>;
  readonly links: ReadonlyMap<string, readonly string[]>;
  /** Of the members that were sent and are no fault. */
  readonly names: ReadonlySet<string>;
  /** Of the members that are. */
  readonly faulty: ReadonlySet<string>;
  readonly faults: Faults;
}

/** Reads a record: each member that the caller may write, to its stored value. */
export function decodeRecord(
  model: Model,
  entity: Entity,
  rights: EntityRights,
  action: Action,
  json: Json,
  root: string,
): Sent {
  const faults = new Faults();
  const sent = {
    values: new Map<string, Stored>(),
    links: new Map<string, readonly string[]>(),
    names: new Set<string>(),
    faulty: new Set<string>(),
    faults,
  };
  if (!(json instanceof Map)) {
    faults.wrongType(root, 'an object');
    return sent;
  }
  for (const [name, value] of json) {
    const at = pointer(root, name);
    const before = faults.found.length;
    const member = model.member(entity, name);
    if (member === undefined || isConcealed(rights, member, action)) {
      faults.add('unknown-member', at, 'There is no such member.');
    } else if (!isWritten(member) || rights.writes(action, [name]) === 'none') {
      faults.add('read-only', at, 'This cannot be written.');
    } else {
      read(member, value, at, sent);
    }
    (faults.found.length === before ? sent.names : sent.faulty).add(name);
  }
  return sent;
}

interface Reading {
  readonly values: Map<string, Stored>;
  readonly links: Map<string, readonly string[]>;
  readonly faults: Faults;
}

function read(member: Member, json: Json, at: string, sent: Reading): void {
  switch (member.kind) {
    case 'field':
      readField(member, json, at, sent);
      break;
    case 'toOne': {
      const id = json === null ? null : readUuid(json, at, sent.faults);
      if (id !== undefined) {
        sent.values.set(member.name, id);
      }
      break;
    }
    case 'toMany':
      readLinks(member, json, at, sent);
      break;
    default:
      throw new Error(`${member.name} is not written`);
  }
}

function readField(member: FieldMember, json: Json, at: string, sent: Reading): void {
  if (member.type.kind === 'secret' && isKept(json)) {
    return;
  }
  const value = json === null ? null : decode(member.type, json, at, sent.faults);
  if (value !== undefined) {
    sent.values.set(member.name, value);
  }
}

/** A secret as it reads, sent back: it stays what it is. */
function isKept(json: Json): boolean {
  return json instanceof Map && json.size === 1 && json.get('set') === true;
}

function readLinks(member: ToManyMember, json: Json, at: string, sent: Reading): void {
  if (json === null) {
    sent.links.set(member.name, []);
    return;
  }
  if (!Array.isArray(json)) {
    sent.faults.wrongType(at, 'an array of ids');
    return;
  }
  if (json.length > LINKS_MAX) {
    sent.faults.add('too-long', at, `This must have at most ${LINKS_MAX} items.`);
    return;
  }
  const ids = json.map((item, index) => readUuid(item, pointer(at, index), sent.faults));
  sent.links.set(member.name, [...new Set(ids.filter((id) => id !== undefined))]);
}

function isConcealed(rights: EntityRights, member: Member, action: Action): boolean {
  return rights.shows(member) === 'none' && rights.writes(action, [member.name]) === 'none';
}

/** Whether records of the entity hold it, and not by themselves. */
export function isWritten(member: Member): boolean {
  switch (member.kind) {
    case 'field':
      return member.type.kind !== 'autoNumber';
    case 'toOne':
      return !member.inverse;
    case 'toMany':
      return member.side === 'from';
    default:
      return false;
  }
}
