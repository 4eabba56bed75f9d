import { CsvError, parse } from 'csv-parse';
import { JsonNumber, parseJson, type Json } from '../json.ts';
import { Problem } from '../problem.ts';
import type { Column } from './columns.ts';
import { guarded, unguarded } from './guard.ts';
import { rowOf, unreadable, type Line } from './lines.ts';

const RECORD_MAX = 8 * 1024 * 1024;
const NUMBER = /^[+-]?[0-9]{1,400}(?:\.[0-9]{1,400})?(?:[eE][+-]?[0-9]{1,3})?$/;

interface Parsed {
  readonly record: readonly (string | null)[];
  readonly raw: string;
}

class MalformedText extends Error {}

/**
 * Reads CSV (RFC 4180). The first line names the members; a name that is unknown or there twice ends the reading, since nobody
 * can say what the cells mean. A line with another number of cells is told and passed over; text after which no line can be
 * made out (an open quote, broken UTF-8) is told and ends the reading.
 */
export async function* readCsv(text: AsyncIterable<Buffer>, columns: readonly Column[]): AsyncGenerator<Line, void> {
  const rows: Parsed[] = [];
  const parser = parse({
    bom: true,
    raw: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: RECORD_MAX,
    // an empty cell is nothing, and an empty text in quotes is an empty text
    cast: (cell, { quoting }) => (cell === '' && !quoting ? null : cell),
    // taken out here, so that a fault further on does not lose those that were read
    on_record: (row: unknown) => {
      rows.push(row as Parsed);
      return null;
    },
  });
  // told to whoever writes
  parser.on('error', () => undefined);
  const lines = new CsvLines(columns);
  let fault: Line | undefined;
  try {
    for await (const chunk of decoded(text)) {
      await new Promise<void>((resolve, reject) => {
        parser.write(chunk, (failure) => (failure ? reject(failure) : resolve()));
      });
      yield* lines.of(rows.splice(0));
      if (lines.isBroken) {
        return;
      }
    }
    await new Promise<void>((resolve, reject) => {
      parser.once('error', reject).end(resolve);
    });
  } catch (failure) {
    fault = faultOf(failure, () => lines.last);
  }
  yield* lines.of(rows.splice(0));
  fault ??= lines.isEmpty
    ? unreadable(1, 'missing-header', 'The first line names the members of the records.')
    : undefined;
  if (fault !== undefined && !lines.isBroken) {
    yield fault;
  }
}

function faultOf(failure: unknown, last: () => number): Line {
  if (failure instanceof MalformedText) {
    return unreadable(last(), 'malformed-text', 'After this line the text is not in UTF-8.');
  }
  if (failure instanceof CsvError) {
    return unreadable(last(), 'malformed-csv', 'After this line the text is no CSV.');
  }
  throw failure;
}

/** Makes lines of rows, the first of which is the header. */
class CsvLines {
  readonly #columns: readonly Column[];
  #header: readonly Column[] | undefined;
  /** The line in which the next row is looked for. */
  #next = 1;
  /** Where the last row began. */
  last = 1;
  /** Whether nobody can say what the cells mean. */
  isBroken = false;

  constructor(columns: readonly Column[]) {
    this.#columns = columns;
  }

  get isEmpty(): boolean {
    return this.#header === undefined && !this.isBroken;
  }

  *of(rows: readonly Parsed[]): Generator<Line, void> {
    for (const { record, raw } of rows) {
      this.#advance(raw);
      if (this.isBroken) {
        return;
      }
      if (this.#header === undefined) {
        const found = headerOf(record, this.#columns);
        if ('code' in found) {
          this.isBroken = true;
          yield unreadable(this.last, found.code, found.message);
        } else {
          this.#header = found.header;
        }
      } else if (record.length > 1 || record[0] !== null) {
        yield lineOf(this.last, this.#header, record);
      }
    }
  }

  /** @param raw the row with the line ends around it */
  #advance(raw: string): void {
    this.last = this.#next + lineEnds(/^[\r\n]*/.exec(raw)?.[0] ?? '');
    this.#next += lineEnds(raw);
  }
}

function lineEnds(text: string): number {
  return (text.match(/\r\n|\n|\r/g) ?? []).length;
}

async function* decoded(text: AsyncIterable<Buffer>): AsyncGenerator<string, void> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  try {
    for await (const chunk of text) {
      yield decoder.decode(chunk, { stream: true });
    }
    yield decoder.decode();
  } catch (failure) {
    throw failure instanceof TypeError ? new MalformedText() : failure;
  }
}

function headerOf(
  names: readonly (string | null)[],
  columns: readonly Column[],
): { readonly header: readonly Column[] } | { readonly code: string; readonly message: string } {
  const header: Column[] = [];
  for (const name of names) {
    const column = columns.find((candidate) => candidate.name === name?.trim());
    const shown = JSON.stringify((name ?? '').slice(0, 100));
    if (column === undefined) {
      return { code: 'unknown-member', message: `There is no member ${shown}.` };
    }
    if (header.includes(column)) {
      return { code: 'duplicate-key', message: `The member ${shown} is there twice.` };
    }
    header.push(column);
  }
  return { header };
}

function lineOf(number: number, header: readonly Column[], cells: readonly (string | null)[]): Line {
  if (cells.length !== header.length) {
    const message = `This line has ${cells.length} cells and the header ${header.length}.`;
    return unreadable(number, 'wrong-number-of-cells', message);
  }
  const members = new Map<string, Json>();
  for (const [index, column] of header.entries()) {
    const cell = cells[index] ?? null;
    try {
      if (cell !== null) {
        members.set(column.name, valueOf(column, cell));
      }
    } catch (failure) {
      if (failure instanceof Problem) {
        return unreadable(number, failure.code, `The cell of ${column.name} is no JSON.`);
      }
      throw failure;
    }
  }
  return rowOf(number, members);
}

/** What does not fit its column stays text, for the rules of records to refuse. */
function valueOf(column: Column, cell: string): Json {
  const text = cell.trim();
  switch (column.kind) {
    case 'number':
      return NUMBER.test(text) ? new JsonNumber(text.replace(/^\+/, '')) : cell;
    case 'boolean':
      return /^(?:true|false)$/i.test(text) ? text.toLowerCase() === 'true' : cell;
    case 'json':
      return parseJson(Buffer.from(cell));
    default:
      return unguarded(cell);
  }
}

export function csvHeader(columns: readonly Column[]): string {
  return csvLine(columns.map((column) => column.name));
}

/**
 * A row of CSV. An absent value is an empty cell, an empty text an empty cell in quotes; lists and objects are JSON; whether
 * there is a secret is no value that an import could take.
 *
 * @param values as JSON text
 */
export function csvRow(columns: readonly Column[], values: readonly string[]): string {
  return csvLine(columns.map((column, index) => cellOf(column, values[index] ?? 'null')));
}

function cellOf(column: Column, json: string): string | null {
  if (json === 'null' || column.kind === 'secret') {
    return null;
  }
  if (column.kind === 'json') {
    return json;
  }
  const value = JSON.parse(json) as string | number | boolean | { readonly id: string };
  if (typeof value === 'object') {
    return value.id;
  }
  return typeof value === 'string' ? guarded(value) : json;
}

function csvLine(cells: readonly (string | null)[]): string {
  return `${cells.map((cell) => (cell === null ? '' : quoted(cell))).join(',')}\r\n`;
}

function quoted(cell: string): string {
  const isPlain = cell !== '' && !/[",\n\r]/.test(cell) && cell.trim() === cell;
  return isPlain ? cell : `"${cell.replaceAll('"', '""')}"`;
}
