import { type Entity, entityOf, type Member, type Meta, memberOf, type Row } from '../meta';
import type { Scope } from './evaluate';
import { valueIn } from './evaluate';
import { Undecided } from './functions';
import { parse } from './syntax';
import { memberValue, Opaque, type Value } from './values';

interface RecordScopeOptions {
  meta: Meta;
  entity: Entity;
  /** In the form of the wire. A member that is absent is not known here. */
  values: Readonly<Record<string, unknown>>;
  user: string | undefined;
  /** The records that relations lead to, where they are known. */
  related?: ((entity: string, id: string) => Row | undefined) | undefined;
  now?: Date;
}

/** The day of a moment in a time zone. */
export function todayIn(timeZone: string, now: Date): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
    .formatToParts(now)
    .map((part) => [part.type, part.value]);
  const { year, month, day } = Object.fromEntries(parts) as Record<string, string>;
  return `${year?.padStart(4, '0')}-${month}-${day}`;
}

/** Reads the members of a record, formulas in the place of their names, and of those that its relations lead to. */
export function recordScope({ meta, entity, values, user, related, now = new Date() }: RecordScopeOptions): Scope {
  const common = { user, now: BigInt(now.getTime()) * 1000n, today: todayIn(meta.app.timeZone, now) };
  const scopeOf = (of: Entity, row: Readonly<Record<string, unknown>>): Scope => {
    const scope: Scope = { ...common, read: (path) => read(of, row, path, scope) };
    return scope;
  };

  function read(of: Entity, row: Readonly<Record<string, unknown>>, path: readonly string[], scope: Scope): Value {
    const [name = '', ...rest] = path;
    const member = memberOf(of, name);
    if (member === undefined) {
      throw new Undecided();
    }
    if (member.kind === 'formula') {
      return formula(member, scope);
    }
    if (!Object.hasOwn(row, name)) {
      throw new Undecided();
    }
    const value = memberValue(member.type, row[name]);
    return rest.length === 0 ? value : beyond(member, row[name], value, rest);
  }

  function beyond(member: Member, wire: unknown, value: Value, rest: string[]): Value {
    const target = entityOf(meta, member.target);
    if (value === null) {
      // A formula of a record that is absent has a value all the same.
      const nothing = target && Object.fromEntries(target.members.map((one) => [one.name, null]));
      return target && nothing ? read(target, nothing, rest, scopeOf(target, nothing)) : null;
    }
    if (value instanceof Opaque) {
      return part(wire as Record<string, unknown>, rest);
    }
    if (rest.length === 1 && rest[0] === 'id') {
      return value;
    }
    const expanded = typeof wire === 'object' ? (wire as Row) : undefined;
    const row = target && (expanded ?? related?.(target.name, String(value)));
    if (target === undefined || row === undefined) {
      throw new Undecided();
    }
    return read(target, row, rest, scopeOf(target, row));
  }

  return scopeOf(entity, values);
}

function formula(member: Member, scope: Scope): Value {
  const parsed = parse(member.expression ?? '');
  if ('fault' in parsed) {
    throw new Undecided();
  }
  const value = valueIn(parsed.node, scope);
  // An integer serves where a decimal is promised.
  return member.type === 'decimal' && typeof value === 'bigint' ? memberValue('decimal', String(value)) : value;
}

/** `price.amount`, `place.lat`. */
function part(wire: Record<string, unknown>, rest: string[]): Value {
  const [name = ''] = rest;
  switch (name) {
    case 'amount':
      return memberValue('decimal', wire['amount']);
    case 'currency':
      return memberValue('text', wire['currency']);
    case 'lat':
    case 'lon':
      return memberValue('float', wire[name]);
    default:
      throw new Undecided();
  }
}
