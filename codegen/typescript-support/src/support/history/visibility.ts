import { anyOf, conditionOf, type Access, type Rights } from '../access.ts';
import type { Connection } from '../database.ts';
import { PEOPLE, type Entity, type RequestContext } from '../model.ts';
import { journaledMembers, type JournaledMember } from '../records/journal.ts';
import { slotsOf } from '../records/reader.ts';
import type { StoredRecord } from '../records/rows.ts';
import { candidateOf } from '../records/writer.ts';
import { concat, raw, sql, Statement } from '../sql.ts';

/** What the caller may see of the past of a record, by the rights of today. */
export interface Visibility {
  /** Whether the record could be read if it were there as it was. */
  readonly showsRecord: boolean;
  readonly shows: (member: JournaledMember) => boolean;
}

/**
 * Asks PostgreSQL, which decides of conditions on records.
 *
 * @param record as it is, or as it was last
 */
export async function visibilityOf(
  connection: Connection,
  request: RequestContext,
  rights: Rights,
  entity: Entity,
  record: StoredRecord,
): Promise<Visibility> {
  const here = rights.of(entity.name);
  const members = journaledMembers(entity);
  const accesses = [
    here.access('read'),
    ...members.map((member) => (reaches(rights, member) ? here.shows(member) : 'none')),
  ];
  const met = await metBy(connection, request, entity, record, accesses);
  const shown = new Set(members.filter((_, index) => met[index + 1] === true));
  return { showsRecord: met[0] === true, shows: (member) => shown.has(member) };
}

/** A relation is shown only where every record behind it may be read: which it led to is not looked up. */
function reaches(rights: Rights, member: JournaledMember): boolean {
  switch (member.kind) {
    case 'toOne':
      return rights.reach(member) === 'all';
    case 'toMany':
      return member.target === PEOPLE || rights.of(member.target).access('read') === 'all';
    default:
      return true;
  }
}

async function metBy(
  connection: Connection,
  request: RequestContext,
  entity: Entity,
  record: StoredRecord,
  accesses: readonly Access[],
): Promise<readonly unknown[]> {
  const columns = accesses.map((access) => {
    const condition = conditionOf(anyOf([access]));
    return condition === undefined ? raw(access === 'all' ? 'true' : 'false') : sql`(${condition(raw('c'))}) IS TRUE`;
  });
  const text = sql`SELECT ${concat(columns, ', ')} FROM (${candidateOf(entity, record)}) c`;
  const [row = []] = await connection.run(new Statement(text), slotsOf(request));
  return row;
}
