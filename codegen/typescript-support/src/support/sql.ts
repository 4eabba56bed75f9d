import { createHash } from 'node:crypto';

export type SqlType =
  | 'text'
  | 'integer'
  | 'bigint'
  | 'numeric'
  | 'double precision'
  | 'boolean'
  | 'date'
  | 'time'
  | 'timestamptz'
  | 'interval'
  | 'uuid'
  | 'jsonb'
  | 'text[]'
  | 'uuid[]'
  | 'bigint[]';

/** A value of a statement; a slot is filled when the statement runs. */
export type Parameter =
  { readonly type: SqlType; readonly value: unknown } | { readonly type: SqlType; readonly slot: string };

/** Text with parameters between its pieces: there is always one piece more than parameters. Immutable. */
export class Sql {
  readonly pieces: readonly string[];
  readonly parameters: readonly Parameter[];

  constructor(pieces: readonly string[], parameters: readonly Parameter[]) {
    this.pieces = pieces;
    this.parameters = parameters;
  }

  /** The text alone, where two of the same text and parameters are the same to a query. */
  get key(): string {
    return this.pieces.join('\u0000') + JSON.stringify(this.parameters);
  }
}

export const EMPTY = new Sql([''], []);

/** The person who asks, a uuid that is never null. */
export const USER: Parameter = { type: 'uuid', slot: 'user' };
/** The moment of the request. */
export const NOW: Parameter = { type: 'timestamptz', slot: 'now' };
/** The day of the request in the time zone of the design. */
export const TODAY: Parameter = { type: 'date', slot: 'today' };

export function raw(text: string): Sql {
  return new Sql([text], []);
}

export function bind(type: SqlType, value: unknown): Parameter {
  return { type, value };
}

export function slot(type: SqlType, name: string): Parameter {
  return { type, slot: name };
}

function isParameter(piece: Sql | Parameter): piece is Parameter {
  return 'type' in piece;
}

/** SQL of literal text; other SQL is spliced in, parameters are bound with their type. */
export function sql(texts: TemplateStringsArray, ...inserts: readonly (Sql | Parameter)[]): Sql {
  const pieces = [texts[0] ?? ''];
  const parameters: Parameter[] = [];
  inserts.forEach((insert, index) => {
    append(pieces, parameters, insert);
    extend(pieces, texts[index + 1] ?? '');
  });
  return new Sql(pieces, parameters);
}

export function concat(parts: readonly Sql[], separator = ''): Sql {
  const pieces = [''];
  const parameters: Parameter[] = [];
  parts.forEach((part, index) => {
    extend(pieces, index === 0 ? '' : separator);
    append(pieces, parameters, part);
  });
  return new Sql(pieces, parameters);
}

function append(pieces: string[], parameters: Parameter[], insert: Sql | Parameter): void {
  if (isParameter(insert)) {
    parameters.push(insert);
    pieces.push(`::${insert.type}`);
    return;
  }
  extend(pieces, insert.pieces[0] ?? '');
  pieces.push(...insert.pieces.slice(1));
  parameters.push(...insert.parameters);
}

/** Adds to the last piece. */
function extend(pieces: string[], text: string): void {
  pieces.push((pieces.pop() ?? '') + text);
}

export type Slots = Readonly<Record<string, unknown>>;

/** A statement as PostgreSQL takes it, with a name under which each connection keeps it prepared. */
export class Statement {
  readonly text: string;
  readonly name: string;
  readonly #parameters: readonly Parameter[];

  constructor(from: Sql) {
    const parameters: Parameter[] = [];
    const numbers = new Map<string, number>();
    let text = from.pieces[0] ?? '';
    from.parameters.forEach((parameter, index) => {
      const key = 'slot' in parameter ? `${parameter.type} ${parameter.slot}` : '';
      let number = key === '' ? undefined : numbers.get(key);
      if (number === undefined) {
        number = parameters.push(parameter);
        numbers.set(key, number);
      }
      text += `$${number}${from.pieces[index + 1] ?? ''}`;
    });
    this.text = text;
    this.name = createHash('sha256').update(text).digest('base64url').slice(0, 32);
    this.#parameters = parameters;
  }

  values(slots: Slots): unknown[] {
    return this.#parameters.map((parameter) => {
      if (!('slot' in parameter)) {
        return parameter.value;
      }
      if (!(parameter.slot in slots)) {
        throw new Error(`nothing fills ${parameter.slot}`);
      }
      return slots[parameter.slot];
    });
  }
}
