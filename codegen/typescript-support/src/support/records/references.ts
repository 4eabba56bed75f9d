import type { Connection } from '../database.ts';
import { pointer } from '../json.ts';
import { linkSetsOf, PEOPLE, referencesOf, type Entity } from '../model.ts';
import type { Faults } from '../problem.ts';
import type { StoredRecord } from './rows.ts';

/** People that the record refers to and did not before: whoever has left may stay where they are. */
export async function addPeopleFaults(
  connection: Connection,
  entity: Entity,
  before: StoredRecord | undefined,
  after: StoredRecord,
  root: string,
  faults: Faults,
): Promise<void> {
  const members = [...referencesOf(entity), ...linkSetsOf(entity)].filter((member) => member.target === PEOPLE);
  for (const member of members) {
    const known = idsOf(member.name, before);
    const ids = idsOf(member.name, after).filter((id) => !known.includes(id));
    const text = 'SELECT count(*) FROM app_system.app_user WHERE id = ANY($1::uuid[])';
    const [[count] = []] = ids.length === 0 ? [['0']] : await connection.query(text, [ids]);
    if (Number(count) < ids.length) {
      const message = 'There is no such person in this app or its workspace.';
      faults.add('unknown-person', pointer(root, member.name), message);
    }
  }
}

function idsOf(member: string, record: StoredRecord | undefined): readonly string[] {
  const link = record?.values[member];
  return typeof link === 'string' ? [link] : (record?.links.get(member) ?? []);
}
