import type { FastifyReply, FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import type { Entity, RequestContext } from '../model.ts';
import { malformed, Problem } from '../problem.ts';
import { parametersOf, requireKnown } from '../query/parameters.ts';
import type { Column } from './columns.ts';
import { csvHeader, csvRow, readCsv } from './csv.ts';
import type { Line } from './lines.ts';
import { ndjsonRow, readNdjson } from './ndjson.ts';
import type { Export, RecordTransfer } from './service.ts';

/** A text that records come and go in. */
interface Format {
  readonly mediaType: string;
  readonly accepted: readonly string[];
  readonly read: (text: AsyncIterable<Buffer>, columns: readonly Column[]) => AsyncGenerator<Line, void>;
  readonly header: (columns: readonly Column[]) => string;
  readonly row: (columns: readonly Column[], values: readonly string[]) => string;
}

const FORMATS: ReadonlyMap<string, Format> = new Map<string, Format>([
  [
    'csv',
    {
      mediaType: 'text/csv; charset=utf-8; header=present',
      accepted: ['text/csv', 'application/csv'],
      read: readCsv,
      header: csvHeader,
      row: csvRow,
    },
  ],
  [
    'ndjson',
    {
      mediaType: 'application/x-ndjson',
      accepted: ['application/x-ndjson', 'application/ndjson', 'application/jsonl', 'application/x-jsonlines'],
      read: readNdjson,
      header: () => '',
      row: ndjsonRow,
    },
  ],
]);

/** Answers with the records as a download. A fault in its middle breaks the connection off, so that no half of it looks whole. */
export async function sendExport(
  transfer: RecordTransfer,
  entity: Entity,
  caller: RequestContext,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const parameters = parametersOf(request.url);
  const name = parameters.get('format') ?? 'ndjson';
  const format = FORMATS.get(name);
  if (format === undefined) {
    throw malformed('malformed-parameter', '/format', 'A format is one of: csv, ndjson.');
  }
  const text = textOf(format, transfer.export(entity, caller, parameters));
  // the first records are there before the answer begins: until then a fault is told as such
  const first = await text.next();
  const body = Readable.from(behind(first.done === true ? '' : first.value, text), { objectMode: false });
  body.once('close', () => {
    // also where the client leaves before it has read anything
    text.return().catch((failure: unknown) => {
      request.log.warn({ err: failure }, 'an export did not end in an orderly way');
    });
  });
  return reply
    .header('Content-Type', format.mediaType)
    .header('Content-Disposition', `attachment; filename="${entity.name}.${name}"`)
    .send(body);
}

async function* textOf(format: Format, { columns, rows }: Export): AsyncGenerator<string, void> {
  let before = format.header(columns);
  for await (const some of rows) {
    yield before + some.map((values) => format.row(columns, values)).join('');
    before = '';
  }
  if (before !== '') {
    yield before;
  }
}

async function* behind(first: string, rest: AsyncGenerator<string, void>): AsyncGenerator<string, void> {
  if (first !== '') {
    yield first;
  }
  yield* rest;
}

/** Answers with what became of each line. */
export async function serveImport(
  transfer: RecordTransfer,
  entity: Entity,
  caller: RequestContext,
  request: FastifyRequest,
  content: AsyncIterable<Buffer>,
): Promise<unknown> {
  requireKnown(parametersOf(request.url), []);
  const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  const format = [...FORMATS.values()].find((candidate) => candidate.accepted.includes(type));
  if (format === undefined) {
    throw new Problem(415, 'unsupported-media-type', 'An import is text/csv or application/x-ndjson.');
  }
  const columns = transfer.importedColumns(entity, caller);
  return transfer.import(entity, caller, format.read(content, columns));
}
