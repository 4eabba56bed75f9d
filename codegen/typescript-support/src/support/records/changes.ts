import type { Rights } from '../access.ts';
import type { Connection } from '../database.ts';
import type { FileBinding } from '../files/binding.ts';
import { pointer } from '../json.ts';
import { fieldsOf, type Entity, type RequestContext, type Values } from '../model.ts';
import { Faults, invalidRecord, type Finding } from '../problem.ts';
import type { Sealer } from '../sealing.ts';
import { missing } from './assembly.ts';
import type { Sent } from './decoder.ts';
import type { EntityHooks } from './hooks.ts';
import { addPeopleFaults } from './references.ts';
import { idOf, type StoredRecord } from './rows.ts';
import { addTo, Writer } from './writer.ts';

/** One request to the records of one entity. */
export interface Call {
  readonly entity: Entity;
  readonly rights: Rights;
  readonly request: RequestContext;
}

/** What goes with each change of a record: checks before it, files and people's own code around it. */
export class Changes {
  readonly #secrets: Sealer;
  readonly #files: FileBinding;
  readonly #hooks: ReadonlyMap<string, EntityHooks<Values>>;
  readonly #writer = new Writer();

  constructor(parts: {
    readonly secrets: Sealer;
    readonly files: FileBinding;
    readonly hooks: ReadonlyMap<string, EntityHooks<Values>>;
  }) {
    this.#secrets = parts.secrets;
    this.#files = parts.files;
    this.#hooks = parts.hooks;
  }

  /** The record with the secrets that were sent sealed, each to its record and field. */
  sealed(entity: Entity, record: StoredRecord, sent: Sent): StoredRecord {
    for (const field of fieldsOf(entity)) {
      const secret = sent.values.get(field.name);
      if (field.type.kind === 'secret' && typeof secret === 'string') {
        const place = `${entity.name} ${idOf(record)} ${field.name}`;
        record.values[field.name] = this.#secrets.seal(place, secret);
      }
    }
    return record;
  }

  /**
   * Everything that is wrong with a record, as far as it can be known before it is stored.
   *
   * @param withPeople the record whose people may be in this one, whether or not they are still there
   */
  async faults(
    connection: Connection,
    call: Call,
    action: 'create' | 'update',
    before: StoredRecord | undefined,
    after: StoredRecord,
    sent: Sent,
    root: string,
    withPeople = before,
  ): Promise<readonly Finding[]> {
    const { entity, request } = call;
    const { faults, faulty } = sent;
    for (const name of missing(entity, after, faulty)) {
      faults.add('required', pointer(root, name), 'This is required.');
    }
    entity.validate(after.values, faulty, request, addTo(faults, root));
    await addPeopleFaults(connection, entity, withPeople, after, root, faults);
    await this.#files.addFaults(connection, request, entity, before, after, root, faults);
    const change = { action, before: before?.values ?? null, after: after.values, request, connection };
    await this.#hooks.get(entity.name)?.beforeWrite?.(change, addTo(faults, root));
    if (faults.found.length === 0) {
      return [];
    }
    const taken = await this.#writer.taken(connection, entity, after, faulty, root);
    return [...faults.found, ...taken];
  }

  /** After the record was written. */
  async written(
    connection: Connection,
    call: Call,
    action: 'create' | 'update',
    before: StoredRecord | undefined,
    after: StoredRecord,
  ): Promise<void> {
    const { entity, request } = call;
    await this.#files.place(connection, request, entity, before, after);
    const change = { action, before: before?.values ?? null, after: after.values, request, connection };
    await this.#hooks.get(entity.name)?.afterWrite?.(change);
  }

  /** Before the record is deleted; what is wrong with that refuses it. */
  async beforeDeletion(connection: Connection, { entity, request }: Call, record: StoredRecord): Promise<void> {
    const faults = new Faults();
    const change = { action: 'delete' as const, before: record.values, after: null, request, connection };
    await this.#hooks.get(entity.name)?.beforeWrite?.(change, addTo(faults, ''));
    if (faults.found.length > 0) {
      throw invalidRecord(faults.found);
    }
  }

  async deleted(connection: Connection, { entity, request }: Call, record: StoredRecord): Promise<void> {
    const change = { action: 'delete' as const, before: record.values, after: null, request, connection };
    await this.#hooks.get(entity.name)?.afterWrite?.(change);
  }
}
