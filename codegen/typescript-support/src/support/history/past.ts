import type { Connection } from '../database.ts';
import { parseJson, writeJson } from '../json.ts';
import type { Entity } from '../model.ts';
import { canonicalJson } from '../records/assembly.ts';
import { journaledMembers, readJournal, wireOf, type JournalEntry, type JournaledMember } from '../records/journal.ts';
import type { StoredRecord } from '../records/rows.ts';

const PAGE = 200;
const NOTHING = 'null';

/** The journal of one record from a version down, read in pages. For one use. */
export class JournalWalk {
  readonly #connection: Connection;
  readonly #record: string;
  readonly #read: JournalEntry[] = [];
  #below: string;
  #isAtEnd = false;

  /** @param below only changes of smaller versions */
  constructor(connection: Connection, record: string, below: string) {
    this.#connection = connection;
    this.#record = record;
    this.#below = below;
  }

  /** The next older change, which stays the next; undefined at the end. */
  async peek(): Promise<JournalEntry | undefined> {
    if (this.#read.length === 0 && !this.#isAtEnd) {
      const page = await readJournal(this.#connection, this.#record, this.#below, PAGE);
      this.#read.push(...page);
      this.#isAtEnd = page.length < PAGE;
      this.#below = page.at(-1)?.version ?? this.#below;
    }
    return this.#read[0];
  }

  /** Goes on behind the change that `peek` shows. */
  advance(): void {
    this.#read.shift();
  }
}

/** What a member held before and after a change, as the wire shows it. */
export interface MemberChange {
  readonly from: string;
  readonly to: string;
}

/** The values of a record at some version, walked back from what it is now, change by change; those that the design has now. */
export class PastValues {
  readonly #members: readonly JournaledMember[];
  readonly #values = new Map<string, string>();

  /** @param record as it is now; undefined where it is no more */
  constructor(entity: Entity, record: StoredRecord | undefined) {
    this.#members = journaledMembers(entity);
    for (const member of record === undefined ? [] : this.#members) {
      this.#values.set(member.id, wireOf(member, record as StoredRecord));
    }
  }

  /** Undoes a change; what it did, by member. */
  undo(entry: JournalEntry): ReadonlyMap<JournaledMember, MemberChange> {
    const before = membersOf(entry);
    const changes = new Map<JournaledMember, MemberChange>();
    for (const member of this.#members) {
      const from = entry.action === 'create' ? NOTHING : before.get(member.id);
      const to = this.of(member);
      if (from !== undefined) {
        this.#values.set(member.id, from);
        if (canonicalJson(from) !== canonicalJson(to)) {
          changes.set(member, { from, to });
        }
      }
    }
    return changes;
  }

  of(member: JournaledMember): string {
    return this.#values.get(member.id) ?? NOTHING;
  }

  /** The values by member. */
  all(): ReadonlyMap<JournaledMember, string> {
    return new Map(this.#members.map((member) => [member, this.of(member)]));
  }
}

/** What members held before a change, as JSON text by their ids. */
function membersOf(entry: JournalEntry): ReadonlyMap<string, string> {
  const before = parseJson(Buffer.from(entry.before));
  return new Map(before instanceof Map ? [...before].map(([id, value]) => [id, writeJson(value)]) : []);
}
