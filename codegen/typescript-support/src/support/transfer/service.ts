import type { Rights, RightsOfRoles } from '../access.ts';
import type { Database } from '../database.ts';
import type { Json, JsonObject } from '../json.ts';
import type { Action, Entity, Model, RequestContext } from '../model.ts';
import { forbidden, notFound, type Finding } from '../problem.ts';
import { compileExport, compileWritten } from '../query/compiler.ts';
import type { Parameters } from '../query/parameters.ts';
import { isWritten } from '../records/decoder.ts';
import { slotsOf, writeCells } from '../records/reader.ts';
import type { Records } from '../records/service.ts';
import { exportStatement } from '../records/statements.ts';
import { columnsOf, shownColumnsOf, type Column } from './columns.ts';
import type { Line } from './lines.ts';

/** How many lines one transaction of an import takes. */
const BATCH = 1_000;
/** How many rejected lines a report names one by one; the others are counted. */
const NAMED_MAX = 1_000;

/** A line that was not imported, with everything that is wrong with it. */
export interface Rejection {
  readonly line: number;
  readonly errors: readonly Finding[];
}

export interface ImportReport {
  readonly read: number;
  readonly imported: number;
  readonly rejected: number;
  /** The first of them. */
  readonly rejections: readonly Rejection[];
}

export interface Export {
  readonly columns: readonly Column[];
  /** The values of each record, as JSON text in the order of the columns, some records at once. */
  readonly rows: AsyncGenerator<readonly (readonly string[])[], void>;
}

/** Many records in and out. Nothing here holds more than one batch of them. */
export class RecordTransfer {
  readonly #database: Database;
  readonly #model: Model;
  readonly #rights: RightsOfRoles;
  readonly #records: Records;

  constructor(database: Database, model: Model, rights: RightsOfRoles, records: Records) {
    this.#database = database;
    this.#model = model;
    this.#rights = rights;
    this.#records = records;
  }

  /** All records that the caller may read and the filter lets through, with the caller's masks. */
  export(entity: Entity, request: RequestContext, parameters: Parameters): Export {
    const rights = this.#allowed(entity, request, 'read');
    const columns = shownColumnsOf(rights, entity);
    const names = columns.map((column) => column.name).join(',');
    const selection = compileWritten(rights, entity, new Map([['fields', names]]));
    const { statement, layout } = exportStatement(compileExport(rights, entity, parameters), selection);
    const cursor = this.#database.cursor(statement, slotsOf(request));
    return {
      columns,
      rows: (async function* () {
        for await (const rows of cursor) {
          yield rows.map((row) =>
            writeCells(layout, row).map((value, index) =>
              columns[index]?.kind === 'reference' ? referenceIn(value) : value,
            ),
          );
        }
      })(),
    };
  }

  /** The columns of what the caller imports. */
  importedColumns(entity: Entity, request: RequestContext): readonly Column[] {
    return columnsOf(this.#allowed(entity, request, 'create'), entity);
  }

  /**
   * Creates a record for each line, some lines to a transaction, under the ordinary rules and rights. Lines that are refused are
   * reported, and the others kept.
   */
  async import(entity: Entity, request: RequestContext, lines: AsyncIterable<Line>): Promise<ImportReport> {
    const run = new ImportRun(this.#model, entity);
    for await (const line of lines) {
      run.add(line);
      if (run.isFull) {
        await run.flush((rows) => this.#records.createEach(entity, request, rows));
      }
    }
    await run.flush((rows) => this.#records.createEach(entity, request, rows));
    return run.report;
  }

  #allowed(entity: Entity, request: RequestContext, action: Action): Rights {
    const rights = this.#rights.of(request.roles);
    const here = rights.of(entity.name);
    if (here.access('read') === 'none' && here.access('create') === 'none') {
      throw notFound('entity');
    }
    if (here.access(action) === 'none') {
      throw forbidden();
    }
    return rights;
  }
}

/** Exports show the ids of files alone. */
function referenceIn(json: string): string {
  return json === 'null' ? json : JSON.stringify({ id: (JSON.parse(json) as { readonly id: string }).id });
}

/** One import: gathers lines to batches, and counts. */
class ImportRun {
  readonly #model: Model;
  readonly #entity: Entity;
  #rows: { readonly line: number; readonly members: JsonObject }[] = [];
  #rejected: Rejection[] = [];
  #report: ImportReport = { read: 0, imported: 0, rejected: 0, rejections: [] };

  constructor(model: Model, entity: Entity) {
    this.#model = model;
    this.#entity = entity;
  }

  get report(): ImportReport {
    return this.#report;
  }

  get isFull(): boolean {
    return this.#rows.length + this.#rejected.length >= BATCH;
  }

  add(line: Line): void {
    if ('members' in line) {
      this.#rows.push({ line: line.number, members: this.#writable(line.members) });
    } else {
      const { number, code, message } = line;
      this.#rejected.push({ line: number, errors: [{ pointer: '', code, message }] });
    }
  }

  /** Leaves out what an export shows and nobody can write; all else stays, to be refused where it must be. */
  #writable(members: JsonObject): JsonObject {
    const kept = new Map<string, Json>();
    for (const [name, value] of members) {
      const member = this.#model.member(this.#entity, name);
      if (member === undefined || isWritten(member)) {
        const isFile = member?.kind === 'field' && (member.type.kind === 'file' || member.type.kind === 'image');
        kept.set(name, isFile && value instanceof Map ? (value.get('id') ?? value) : value);
      }
    }
    return kept;
  }

  async flush(create: (rows: readonly Json[]) => Promise<readonly (readonly Finding[])[]>): Promise<void> {
    const rows = this.#rows;
    const found = rows.length === 0 ? [] : await create(rows.map((row) => row.members));
    const refused = rows.flatMap(({ line }, index) => {
      const errors = found[index] ?? [];
      return errors.length === 0 ? [] : [{ line, errors: errors.map(asToldOfLines) }];
    });
    const rejected = [...this.#rejected, ...refused].sort((a, b) => a.line - b.line);
    const before = this.#report;
    this.#report = {
      read: before.read + rows.length + this.#rejected.length,
      imported: before.imported + rows.length - refused.length,
      rejected: before.rejected + rejected.length,
      rejections: [...before.rejections, ...rejected].slice(0, NAMED_MAX),
    };
    this.#rows = [];
    this.#rejected = [];
  }
}

/** Reports of imports have a word of their own for a reference that leads nowhere. */
function asToldOfLines(finding: Finding): Finding {
  return finding.code === 'unknown-record' ? { ...finding, code: 'no-target' } : finding;
}
