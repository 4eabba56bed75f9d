import { anyOf, conditionOf, type Access, type Rights } from '../access.ts';
import { refusedBy, UNIQUE_VIOLATION, type Connection, type Refused } from '../database.ts';
import { pointer } from '../json.ts';
import { linkSetsOf, PEOPLE, referencesOf, type Action, type Entity, type RequestContext } from '../model.ts';
import { Faults, forbidden, Problem, type Finding } from '../problem.ts';
import { bind, concat, raw, slot, sql, Statement, type Sql } from '../sql.ts';
import { differences } from './assembly.ts';
import { Cascade } from './cascade.ts';
import { noteCreation, noteDeletion, noteUpdate } from './journal.ts';
import { slotsOf } from './reader.ts';
import { columnValue, idOf, recordOf, selectStored, storedColumns, type StoredRecord } from './rows.ts';
import { conjunction, readable } from './statements.ts';

const FOREIGN_KEY_VIOLATION = '23503';
const TOO_LARGE = '54000';
const CONSTRAINT_CLASS = '23';
/** What RAISE EXCEPTION gives. */
const RAISED = 'P0001';

/** What PostgreSQL decides of a change; without a finding it is a right that lacks. */
interface Check {
  readonly sql: Sql;
  readonly finding?: Finding;
}

/** The statements that change records. */
export class Writer {
  /** The record, where the caller may read it. */
  async load(
    connection: Connection,
    request: RequestContext,
    rights: Rights,
    entity: Entity,
    id: string,
    locking = true,
  ): Promise<StoredRecord | undefined> {
    const where = conjunction([sql`e."id" = ${slot('uuid', 'id')}`, ...readable(rights, entity)]);
    const select = sql`${raw(selectStored(entity))} WHERE ${where}${raw(locking ? ' FOR UPDATE OF e' : '')}`;
    const [row] = await connection.run(new Statement(select), { ...slotsOf(request), id });
    return row === undefined ? undefined : recordOf(entity, row);
  }

  /**
   * Stores a new record that meets what PostgreSQL has to check.
   *
   * @param names of the members that were sent
   * @returns what is wrong with it
   */
  async insert(
    connection: Connection,
    request: RequestContext,
    rights: Rights,
    entity: Entity,
    record: StoredRecord,
    names: readonly string[],
    root: string,
  ): Promise<readonly Finding[]> {
    const checks = this.#permitted(rights, entity, 'create', names, ['c']);
    checks.push(...checksOf(rights, entity, record, undefined, root));
    const failed = await this.#check(connection, request, entity, record, checks, '');
    if (failed.length > 0) {
      return failed;
    }
    return this.#storing(connection, entity, record, root, async () => {
      const values = storedColumns(entity)
        .filter((column) => !column.drawn)
        .map((column) => columnValue(record.values, column));
      await connection.query(entity.statements.insert, values);
      await this.#link(connection, entity, record, false);
      await noteCreation(connection, request, entity, record);
    });
  }

  async update(
    connection: Connection,
    request: RequestContext,
    rights: Rights,
    entity: Entity,
    before: StoredRecord,
    after: StoredRecord,
  ): Promise<readonly Finding[]> {
    const changed = differences(entity, before, after);
    const checks = this.#permitted(rights, entity, 'update', changed, ['b', 'c']);
    checks.push(...checksOf(rights, entity, after, changed, ''));
    const from = ` JOIN ${entity.table} b ON b."id" = c."id"`;
    const failed = await this.#check(connection, request, entity, after, checks, from);
    if (failed.length > 0) {
      return failed;
    }
    return this.#storing(connection, entity, after, '', async () => {
      const stamps = ['version', 'updatedAt', 'updatedBy'];
      const assignments = storedColumns(entity)
        .filter((column) => stamps.includes(column.member) || changed.includes(column.member))
        .map((column) => sql`${raw(column.name)} = ${bind(column.type, columnValue(after.values, column))}`);
      const id = bind('uuid', after.values['id']);
      const text = sql`UPDATE ${raw(entity.table)} SET ${concat(assignments, ', ')} WHERE "id" = ${id}`;
      await connection.run(new Statement(text), {});
      await this.#link(connection, entity, after, true);
      await noteUpdate(connection, request, entity, before, changed);
    });
  }

  async delete(
    connection: Connection,
    request: RequestContext,
    rights: Rights,
    entity: Entity,
    record: StoredRecord,
  ): Promise<void> {
    const checks = this.#permitted(rights, entity, 'delete', [], ['b']);
    const from = ` JOIN ${entity.table} b ON b."id" = c."id"`;
    await this.#check(connection, request, entity, record, checks, from);
    await new Cascade(connection, rights.model, request).release(entity, [idOf(record)]);
    await noteDeletion(connection, request, entity, record);
    try {
      await connection.query(entity.statements.delete, [record.values['id']]);
    } catch (failure) {
      if (refusedBy(failure)?.state === FOREIGN_KEY_VIOLATION) {
        throw new Problem(409, 'still-referenced', 'Other records refer to this one and must not lose it.');
      }
      throw failure;
    }
  }

  /** What is taken of what has to be unique, for somebody whose record is refused anyway: only tells, never decides. */
  async taken(
    connection: Connection,
    entity: Entity,
    record: StoredRecord,
    faulty: ReadonlySet<string>,
    root: string,
  ): Promise<readonly Finding[]> {
    const findings: Finding[] = [];
    const columns = storedColumns(entity);
    for (const unique of entity.uniques) {
      const compared = unique.members.map((member) => columns.find((column) => column.member === member));
      const values = compared.map((column) => column && columnValue(record.values, column));
      const isAsked = unique.members.every((member, index) => !faulty.has(member) && (values[index] ?? null) !== null);
      if (!isAsked) {
        continue;
      }
      const same = compared.flatMap((column, index) =>
        column === undefined ? [] : [sql`${raw(`e.${column.name}`)} = ${bind(column.type, values[index])}`],
      );
      const where = conjunction([...same, sql`e."id" <> ${bind('uuid', record.values['id'])}`]);
      const text = sql`SELECT 1 FROM ${raw(entity.table)} e WHERE ${where} LIMIT 1`;
      if ((await connection.run(new Statement(text), {})).length > 0) {
        findings.push(...notUnique(unique.members, unique.single, root));
      }
    }
    return findings;
  }

  #permitted(
    rights: Rights,
    entity: Entity,
    action: Action,
    names: readonly string[],
    rows: readonly string[],
  ): Check[] {
    const access = rights.of(entity.name).writes(action, [...names].sort());
    if (access === 'none') {
      throw forbidden();
    }
    const condition = conditionOf(access);
    return condition === undefined ? [] : rows.map((row) => ({ sql: sql`(${condition(raw(row))}) IS TRUE` }));
  }

  /** Runs the checks on the record as it would be, which is the row `c`. */
  async #check(
    connection: Connection,
    request: RequestContext,
    entity: Entity,
    record: StoredRecord,
    checks: readonly Check[],
    from: string,
  ): Promise<readonly Finding[]> {
    if (checks.length === 0) {
      return [];
    }
    const candidate = candidateOf(entity, record);
    const columns = concat(
      checks.map((check) => check.sql),
      ', ',
    );
    const text = sql`SELECT ${columns} FROM (${candidate}) c${raw(from)}`;
    const [row = []] = await connection.run(new Statement(text), slotsOf(request));
    const failed = checks.filter((_, index) => row[index] !== true);
    if (failed.some((check) => check.finding === undefined)) {
      throw forbidden();
    }
    return failed.flatMap((check) => check.finding ?? []);
  }

  async #link(connection: Connection, entity: Entity, record: StoredRecord, replacing: boolean): Promise<void> {
    for (const set of linkSetsOf(entity)) {
      const ids = record.links.get(set.name);
      if (ids === undefined) {
        continue;
      }
      const values = [record.values['id'], ids];
      if (replacing) {
        await connection.query(`DELETE FROM ${set.via} WHERE "from_id" = $1 AND "to_id" <> ALL($2::uuid[])`, values);
      }
      await connection.query(
        `INSERT INTO ${set.via} ("from_id", "to_id") SELECT $1, id FROM unnest($2::uuid[]) AS x(id) ON CONFLICT DO NOTHING`,
        values,
      );
    }
  }

  /** What constraints say against a change; the transaction goes on without it. */
  async #storing(
    connection: Connection,
    entity: Entity,
    record: StoredRecord,
    root: string,
    work: () => Promise<void>,
  ): Promise<readonly Finding[]> {
    await connection.query('SAVEPOINT change');
    try {
      await work();
      await connection.query('RELEASE SAVEPOINT change');
      return [];
    } catch (failure) {
      const found = findingsOf(failure, entity, root);
      if (found.length === 0) {
        throw failure;
      }
      await connection.query('ROLLBACK TO SAVEPOINT change');
      const others = await this.taken(connection, entity, record, new Set(), root);
      return distinct([...found, ...others]);
    }
  }
}

/** The columns of a record as the row that it would be. */
export function candidateOf(entity: Entity, record: StoredRecord): Sql {
  const columns = storedColumns(entity).map((column) => {
    const value = bind(column.type, columnValue(record.values, column));
    return sql`${value}${raw(`${column.type === 'text' ? ' COLLATE "C"' : ''} AS ${column.name}`)}`;
  });
  return sql`SELECT ${concat(columns, ', ')}`;
}

/** @param changed the members that the change touches; all of them where it is a new record */
function checksOf(
  rights: Rights,
  entity: Entity,
  record: StoredRecord,
  changed: readonly string[] | undefined,
  root: string,
): readonly Check[] {
  const rules = entity.relatedRules.map((rule) => ({
    sql: sql`(${rule.sql(raw('c'))}) IS NOT FALSE`,
    finding: {
      pointer: rule.member === null ? root : pointer(root, rule.member),
      code: 'rule',
      message: rule.message,
    },
  }));
  const references = referencesOf(entity)
    .filter((member) => (changed?.includes(member.name) ?? true) && rights.reach(member) !== 'all')
    .map((member) => {
      const target = rights.model.entity(member.target);
      const readableTarget = readableRow(rights.reach(member));
      return {
        sql: sql`(${raw(`c.${member.column}`)} IS NULL OR EXISTS (SELECT FROM ${raw(target.table)} t WHERE t."id" = ${raw(`c.${member.column}`)}${readableTarget}))`,
        finding: unknownRecord(pointer(root, member.name)),
      };
    });
  const sets = linkSetsOf(entity)
    .filter((set) => (changed?.includes(set.name) ?? true) && record.links.has(set.name) && set.target !== PEOPLE)
    .filter((set) => rights.of(set.target).access('read') !== 'all')
    .map((set) => {
      const target = rights.model.entity(set.target);
      const readableTarget = readableRow(rights.of(set.target).access('read'));
      const ids = bind('uuid[]', record.links.get(set.name));
      return {
        sql: sql`NOT EXISTS (SELECT FROM unnest(${ids}) AS x(id) WHERE NOT EXISTS (SELECT FROM ${raw(target.table)} t WHERE t."id" = x.id${readableTarget}) AND NOT EXISTS (SELECT FROM ${raw(set.via)} l WHERE l."from_id" = c."id" AND l."to_id" = x.id))`,
        finding: unknownRecord(pointer(root, set.name)),
      };
    });
  return [...rules, ...references, ...sets];
}

function readableRow(access: Access): Sql {
  const only = anyOf([access]);
  if (only === 'all') {
    return raw('');
  }
  return only === 'none' ? raw(' AND false') : sql` AND (${only(raw('t'))})`;
}

export function unknownRecord(at: string): Finding {
  return { pointer: at, code: 'unknown-record', message: 'There is no such record.' };
}

/** Empty where the failure is none of the record's doing. */
function findingsOf(failure: unknown, entity: Entity, root: string): readonly Finding[] {
  const refused = refusedBy(failure);
  if (refused === undefined) {
    return [];
  }
  if (refused.state === TOO_LARGE) {
    return [{ pointer: root, code: 'too-large', message: 'This is too large to be stored or indexed.' }];
  }
  if (refused.state === UNIQUE_VIOLATION) {
    const unique = entity.uniques.find((candidate) => candidate.constraint === refused.constraint);
    if (unique !== undefined) {
      return notUnique(unique.members, unique.single, root);
    }
  }
  const member = refused.state === FOREIGN_KEY_VIOLATION ? entity.references[refused.constraint] : undefined;
  return member === undefined ? ofOwnMigrations(refused, root) : [unknownRecord(pointer(root, member))];
}

/** Constraints and triggers that the model does not know. */
function ofOwnMigrations(refused: Refused, root: string): readonly Finding[] {
  if (refused.state === RAISED) {
    return [{ pointer: root, code: 'constraint', message: refused.message }];
  }
  const message = `This does not fit ${refused.constraint === '' ? 'a constraint' : refused.constraint} of the database.`;
  return refused.state.startsWith(CONSTRAINT_CLASS) ? [{ pointer: root, code: 'constraint', message }] : [];
}

function notUnique(members: readonly string[], single: boolean, root: string): readonly Finding[] {
  const message = single
    ? 'Another record has this value already.'
    : `Another record has this combination of ${members.join(', ')}.`;
  return members.map((member) => ({ pointer: pointer(root, member), code: 'unique', message }));
}

export function distinct(findings: readonly Finding[]): readonly Finding[] {
  return [...new Map(findings.map((finding) => [JSON.stringify(finding), finding])).values()];
}

/** For those who gather what is wrong with a record before it is stored. */
export function addTo(faults: Faults, root: string): (code: string, member: string | null, message: string) => void {
  return (code, member, message) => {
    faults.add(code, member === null ? root : pointer(root, member), message);
  };
}
