import type { RightsOfRoles, Access } from '../access.ts';
import { allOf, conditionOf } from '../access.ts';
import { refusedBy, UNIQUE_VIOLATION, type Connection, type Database } from '../database.ts';
import type { FileBinding } from '../files/binding.ts';
import { newId } from '../ids.ts';
import type { Json } from '../json.ts';
import type { Action, Entity, Model, RequestContext, Values } from '../model.ts';
import { forbidden, invalidRecord, notFound, Problem, type Finding } from '../problem.ts';
import { compileAggregate, compileList, compileRead, compileWritten } from '../query/compiler.ts';
import { NO_PARAMETERS, type Parameters } from '../query/parameters.ts';
import type { Item, Selection } from '../query/selection.ts';
import type { Sealer } from '../sealing.ts';
import { created, differences, patched, replaced, type Origin } from './assembly.ts';
import { Changes, type Call } from './changes.ts';
import type { Cursors } from './cursors.ts';
import { decodeRecord, type Sent } from './decoder.ts';
import type { EntityHooks } from './hooks.ts';
import { manyMembersOf, Reader, type RecordBody } from './reader.ts';
import { idOf, versionOf, type StoredRecord } from './rows.ts';
import { keepUnseen } from './unseen.ts';
import { distinct, Writer } from './writer.ts';
import { isUuid } from './codec.ts';

/** How many records are created at once. */
const RECORDS_MAX = 1_000;
const FINDINGS_MAX = 200;
const QUERIES_MAX = 5_000;

export interface Created {
  readonly records: readonly RecordBody[];
  readonly body: string;
}

/** The use cases of records. */
export class Records {
  readonly #database: Database;
  readonly #model: Model;
  readonly #rights: RightsOfRoles;
  readonly #cursors: Cursors;
  readonly #changes: Changes;
  readonly #reader: Reader;
  readonly #writer = new Writer();
  readonly #queries = new Map<string, object>();

  constructor(parts: {
    readonly database: Database;
    readonly model: Model;
    readonly rights: RightsOfRoles;
    readonly cursors: Cursors;
    readonly secrets: Sealer;
    readonly files: FileBinding;
    readonly hooks: ReadonlyMap<string, EntityHooks<Values>>;
  }) {
    this.#database = parts.database;
    this.#model = parts.model;
    this.#rights = parts.rights;
    this.#cursors = parts.cursors;
    this.#changes = new Changes(parts);
    this.#reader = new Reader(parts.cursors);
  }

  /** A page of records, or groups where aggregates are asked for; the body of the answer. */
  async list(entity: Entity, request: RequestContext, parameters: Parameters): Promise<string> {
    const call = this.#call(entity, request, ['read']);
    const { rights } = call;
    if (parameters.has('aggregate') || parameters.has('groupBy')) {
      const query = this.#compiled('aggregate', call, parameters, () => compileAggregate(rights, entity, parameters));
      return this.#reader.aggregate(this.#database, request, query);
    }
    const known = without(parameters, 'cursor');
    const query = this.#compiled('list', call, known, () => compileList(rights, entity, known));
    const after = this.#cursors.open(request, entity, parameters, query.order.length);
    const page = await this.#reader.list(this.#database, request, query, after);
    const next = page.next === undefined ? 'null' : `"${this.#cursors.seal(request, entity, parameters, page.next)}"`;
    const total = page.total === undefined ? '' : `,"total":${page.total}`;
    return `{"items":[${page.items.join(',')}],"nextCursor":${next}${total}}`;
  }

  async read(entity: Entity, request: RequestContext, id: string, parameters: Parameters): Promise<RecordBody> {
    const call = this.#call(entity, request, ['read']);
    const known = without(parameters, 'cursor');
    const selection = this.#compiled('read', call, known, () => compileRead(call.rights, entity, known));
    const members = manyMembersOf(selection);
    const after = this.#cursors.openRelated(request, entity, id.toLowerCase(), parameters, members);
    const found = isUuid(id)
      ? await this.#reader.read(this.#database, request, call.rights, selection, id.toLowerCase(), after)
      : undefined;
    return found ?? raise(notFound('record'));
  }

  /**
   * Whether a record, asked for without parameters, is shown the same to that caller as long as it has the same version. What is
   * computed, or shown where something holds, changes with the time and with other records.
   */
  changesByVersionAlone(entity: Entity, request: RequestContext): boolean {
    const { rights } = this.#call(entity, request, ['read']);
    const own = rights.of(entity.name);
    return entity.members.every(
      (member) => member.kind !== 'formula' && typeof own.shows(member) === 'string',
    );
  }

  /** One record, or as many as the array has. */
  async create(entity: Entity, request: RequestContext, json: Json, parameters: Parameters): Promise<Created> {
    const many = Array.isArray(json);
    const sent = many ? json : [json];
    if (sent.length === 0 || sent.length > RECORDS_MAX) {
      const message = `One to ${RECORDS_MAX} records can be created at once.`;
      throw invalidRecord([{ pointer: '', code: 'out-of-range', message }]);
    }
    const call = this.#call(entity, request, []);
    const selection = this.#answer(call, parameters);
    this.#require(call, 'create');
    const records = await this.#database.transaction(async (connection) => {
      const prepared = await this.#prepare(connection, call, sent, many);
      return this.#insert(connection, call, prepared, selection, many);
    });
    const bodies = records.map((record) => record.body);
    return { records, body: many ? `{"items":[${bodies.join(',')}]}` : (bodies[0] ?? '') };
  }

  async #prepare(
    connection: Connection,
    call: Call,
    sent: readonly Json[],
    many: boolean,
  ): Promise<readonly { readonly record: StoredRecord; readonly sent: Sent }[]> {
    const { entity, rights, request } = call;
    const findings: Finding[] = [];
    const prepared: { record: StoredRecord; sent: Sent }[] = [];
    for (const [index, json] of sent.entries()) {
      if (findings.length >= FINDINGS_MAX) {
        break;
      }
      const root = rootOf(index, many);
      const decoded = decodeRecord(this.#model, entity, rights.of(entity.name), 'create', json, root);
      const record = this.#changes.sealed(entity, created(entity, decoded, newRecord(request), request), decoded);
      findings.push(...(await this.#changes.faults(connection, call, 'create', undefined, record, decoded, root)));
      prepared.push({ record, sent: decoded });
    }
    if (findings.length > 0) {
      throw invalidRecord(distinct(findings));
    }
    return prepared;
  }

  async #insert(
    connection: Connection,
    call: Call,
    prepared: readonly { readonly record: StoredRecord; readonly sent: Sent }[],
    selection: Selection,
    many: boolean,
  ): Promise<readonly RecordBody[]> {
    const { entity, rights, request } = call;
    const names = [...new Set(prepared.flatMap((one) => [...one.sent.names]))];
    const findings: Finding[] = [];
    for (const [index, { record }] of prepared.entries()) {
      const root = rootOf(index, many);
      findings.push(...(await this.#writer.insert(connection, request, rights, entity, record, names, root)));
    }
    if (findings.length > 0) {
      throw invalidRecord(distinct(findings));
    }
    const bodies: RecordBody[] = [];
    for (const { record } of prepared) {
      await this.#changes.written(connection, call, 'create', undefined, record);
      bodies.push(await this.#written(connection, call, selection, idOf(record)));
    }
    return bodies;
  }

  /** Creates each record by itself, all in one transaction; what is wrong with those that were refused, at their places. */
  async createEach(
    entity: Entity,
    request: RequestContext,
    sent: readonly Json[],
  ): Promise<readonly (readonly Finding[])[]> {
    const call = this.#call(entity, request, ['create']);
    return this.#database.transaction(async (connection) => {
      const found: (readonly Finding[])[] = [];
      for (const json of sent) {
        await connection.query('SAVEPOINT one');
        const findings = await this.#createOne(connection, call, json);
        // whatever hooks did with a refused record goes with it
        await connection.query(findings.length === 0 ? 'RELEASE SAVEPOINT one' : 'ROLLBACK TO SAVEPOINT one');
        found.push(findings);
      }
      return found;
    });
  }

  async #createOne(connection: Connection, call: Call, json: Json): Promise<readonly Finding[]> {
    const { entity, rights, request } = call;
    const sent = decodeRecord(this.#model, entity, rights.of(entity.name), 'create', json, '');
    const record = this.#changes.sealed(entity, created(entity, sent, newRecord(request), request), sent);
    const faults = await this.#changes.faults(connection, call, 'create', undefined, record, sent, '');
    if (faults.length > 0) {
      return distinct(faults);
    }
    try {
      const failed = await this.#writer.insert(connection, request, rights, entity, record, [...sent.names], '');
      if (failed.length === 0) {
        await this.#changes.written(connection, call, 'create', undefined, record);
      }
      return failed;
    } catch (failure) {
      if (failure instanceof Problem && failure.status === 403) {
        const message = 'Your roles do not allow you to create this record.';
        return [{ pointer: '', code: 'forbidden', message }];
      }
      throw failure;
    }
  }

  /** A record that was deleted, there again under its id. */
  async recreate(entity: Entity, request: RequestContext, origin: Origin, json: Json): Promise<RecordBody> {
    const call = this.#call(entity, request, ['read', 'create']);
    const { rights } = call;
    const selection = this.#answer(call, NO_PARAMETERS);
    const restored = this.#database.transaction(async (connection) => {
      const decoded = decodeRecord(this.#model, entity, rights.of(entity.name), 'create', json, '');
      const record = this.#changes.sealed(entity, created(entity, decoded, origin, request), decoded);
      // who has left may be in a record that comes back
      const faults = await this.#changes.faults(connection, call, 'create', undefined, record, decoded, '', record);
      if (faults.length > 0) {
        throw invalidRecord(distinct(faults));
      }
      const [body] = await this.#insert(connection, call, [{ record, sent: decoded }], selection, false);
      return body ?? raise(notFound('record'));
    });
    return restored.catch((failure: unknown) => {
      // what has to be unique of its members was told before: this is its id, which somebody else brought back meanwhile
      const isThere = refusedBy(failure)?.state === UNIQUE_VIOLATION;
      throw isThere
        ? invalidRecord([{ pointer: '', code: 'exists', message: 'There is a record of this id already.' }])
        : failure;
    });
  }

  /** Merges what was sent into the record, or replaces the record by it. */
  async change(
    entity: Entity,
    request: RequestContext,
    id: string,
    version: string | undefined,
    json: Json,
    parameters: Parameters,
    replacing: boolean,
  ): Promise<RecordBody> {
    const call = this.#call(entity, request, []);
    const selection = this.#answer(call, parameters);
    this.#require(call, 'read', 'update');
    const rights = call.rights.of(entity.name);
    return this.#database.transaction(async (connection) => {
      const before = await this.#load(connection, call, id, version);
      const sent = decodeRecord(this.#model, entity, rights, 'update', json, '');
      const merged = replacing ? replaced(entity, rights, before, sent, request) : patched(before, sent, request);
      const kept = await keepUnseen(connection, request, call.rights, entity, before, merged, sent);
      const after = this.#changes.sealed(entity, kept.after, sent);
      const faults = [
        ...kept.faults,
        ...(await this.#changes.faults(connection, call, 'update', before, after, sent, '')),
      ];
      if (faults.length > 0) {
        throw invalidRecord(distinct(faults));
      }
      if (differences(entity, before, after).length > 0) {
        const failed = await this.#writer.update(connection, request, call.rights, entity, before, after);
        if (failed.length > 0) {
          throw invalidRecord(failed);
        }
        await this.#changes.written(connection, call, 'update', before, after);
      }
      return this.#written(connection, call, selection, idOf(before));
    });
  }

  async delete(entity: Entity, request: RequestContext, id: string, version: string | undefined): Promise<void> {
    const call = this.#call(entity, request, ['read', 'delete']);
    await this.#database.transaction(async (connection) => {
      const before = await this.#load(connection, call, id, version);
      await this.#changes.beforeDeletion(connection, call, before);
      await this.#writer.delete(connection, request, call.rights, entity, before);
      await this.#changes.deleted(connection, call, before);
    });
  }

  #call(entity: Entity, request: RequestContext, actions: readonly Action[]): Call {
    const rights = this.#rights.of(request.roles);
    if (!rights.of(entity.name).isKnown) {
      throw notFound('entity');
    }
    const call = { entity, rights, request };
    this.#require(call, ...actions);
    return call;
  }

  #require(call: Call, ...actions: readonly Action[]): void {
    const rights = call.rights.of(call.entity.name);
    if (actions.some((action) => rights.access(action) === 'none')) {
      throw forbidden();
    }
  }

  /** The same object for the same words by somebody with the same rights. */
  #compiled<T extends object>(use: string, call: Call, parameters: Parameters, compile: () => T): T {
    const key = JSON.stringify([use, call.rights.key, call.entity.name, ...parameters]);
    const known = this.#queries.get(key) as T | undefined;
    if (known !== undefined) {
      return known;
    }
    const made = compile();
    if (this.#queries.size >= QUERIES_MAX) {
      this.#queries.clear();
    }
    this.#queries.set(key, made);
    return made;
  }

  /** What is told of a record that was just written: to those who cannot read it afterwards, its id and version. */
  #answer(call: Call, parameters: Parameters): Selection {
    return this.#compiled('written', call, parameters, () => {
      const selection = compileWritten(call.rights, call.entity, parameters);
      const read = call.rights.of(call.entity.name).access('read');
      return read === 'all'
        ? selection
        : { ...selection, items: selection.items.flatMap((item) => guarded(item, read)) };
    });
  }

  #written(connection: Connection, call: Call, selection: Selection, id: string): Promise<RecordBody> {
    return this.#reader.written(connection, call.request, call.rights, selection, id);
  }

  async #load(connection: Connection, call: Call, id: string, version: string | undefined): Promise<StoredRecord> {
    const { entity, rights, request } = call;
    const before = isUuid(id)
      ? await this.#writer.load(connection, request, rights, entity, id.toLowerCase())
      : undefined;
    if (before === undefined) {
      throw notFound('record');
    }
    const current = versionOf(before);
    if (version !== undefined && version !== current) {
      throw new Problem(412, 'stale-record', 'The record has changed since you read it.', {
        members: { current: Number(current) },
      });
    }
    return before;
  }
}

function newRecord(request: RequestContext): Origin {
  return { id: newId(), version: '1', createdAt: request.now, createdBy: request.userId };
}

function raise(failure: Error): never {
  throw failure;
}

function rootOf(index: number, many: boolean): string {
  return many ? `/${index}` : '';
}

function without(parameters: Parameters, name: string): Parameters {
  return parameters.has(name) ? new Map([...parameters].filter(([key]) => key !== name)) : parameters;
}

/** The item as far as the record can still be read after it was written. */
function guarded(item: Item, read: Access): readonly Item[] {
  if (item.member.name === 'id' || item.member.name === 'version') {
    return [item];
  }
  const shown = allOf([read, item.shownWhere ?? 'all']);
  return shown === 'none' ? [] : [{ ...item, shownWhere: conditionOf(shown) }];
}
