import { parseJson } from '../json.ts';
import { Problem } from '../problem.ts';
import type { Column } from './columns.ts';
import { rowOf, unreadable, type Line } from './lines.ts';

/** Bytes of one line. */
const LINE_MAX = 8 * 1024 * 1024;
const NEWLINE = 0x0a;

/** Reads NDJSON. A line that is no JSON object is told and passed over; empty lines are nothing. */
export async function* readNdjson(text: AsyncIterable<Buffer>): AsyncGenerator<Line, void> {
  let number = 0;
  let parts: Buffer[] = [];
  let size = 0;
  const line = (rest: Buffer): Line | undefined => {
    number++;
    const whole = size + rest.length > LINE_MAX ? undefined : Buffer.concat([...parts, rest]);
    parts = [];
    size = 0;
    return whole === undefined
      ? unreadable(number, 'line-too-long', `A line has at most ${LINE_MAX} bytes.`)
      : lineOf(number, whole);
  };
  for await (const chunk of text) {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      const read = line(chunk.subarray(start, end));
      start = end + 1;
      if (read !== undefined) {
        yield read;
      }
    }
    size += chunk.length - start;
    // what is too long is counted, and not kept
    parts = size > LINE_MAX ? [] : [...parts, chunk.subarray(start)];
  }
  const last = size > 0 ? line(Buffer.alloc(0)) : undefined;
  if (last !== undefined) {
    yield last;
  }
}

function lineOf(number: number, bytes: Buffer): Line | undefined {
  if (bytes.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0d)) {
    return undefined;
  }
  try {
    const json = parseJson(bytes);
    return json instanceof Map
      ? rowOf(number, json)
      : unreadable(number, 'malformed-line', 'A line holds one JSON object.');
  } catch (failure) {
    if (failure instanceof Problem) {
      return unreadable(number, failure.code, failure.message);
    }
    throw failure;
  }
}

/** @param values as JSON text */
export function ndjsonRow(columns: readonly Column[], values: readonly string[]): string {
  const members = columns.map((column, index) => `${JSON.stringify(column.name)}:${values[index] ?? 'null'}`);
  return `{${members.join(',')}}\n`;
}
