import type { FastifyRequest } from 'fastify';
import { JsonNumber, parseJson, pointer, type Json } from '../json.ts';
import { Faults, Problem } from '../problem.ts';

const JSON_ONLY = ['application/json'];
export const MERGE_PATCH = ['application/json', 'application/merge-patch+json'];

/** The JSON of a request of one of these media types. */
export function jsonOf(request: FastifyRequest, mediaTypes: readonly string[] = JSON_ONLY): Json {
  const [type = '', ...parameters] = (request.headers['content-type'] ?? '').toLowerCase().split(';');
  if (!mediaTypes.includes(type.trim())) {
    throw new Problem(415, 'unsupported-media-type', 'A body of this type is not understood here.');
  }
  const charset = parameters.map((parameter) => parameter.trim().replaceAll('"', ''));
  if (charset.some((parameter) => parameter.startsWith('charset=') && parameter !== 'charset=utf-8')) {
    throw new Problem(415, 'unsupported-charset', 'Bodies are in UTF-8.');
  }
  return parseJson(Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0));
}

interface Values {
  readonly text: string;
  readonly boolean: boolean;
  readonly texts: readonly string[];
  /** A whole number. */
  readonly number: bigint;
}
type Kind = keyof Values;
type FormValue = Values[Kind];

const EXPECTED: Readonly<Record<Kind, string>> = {
  text: 'a string',
  boolean: 'true or false',
  texts: 'an array of strings',
  number: 'a whole number',
};

/** The members of a JSON object that has these and no others; those that are required are there. */
export function formOf<S extends Readonly<Record<string, Kind>>>(
  json: Json,
  shape: S,
  required: readonly (keyof S & string)[],
): { readonly [N in keyof S]?: Values[S[N]] } {
  const faults = new Faults();
  const form: Record<string, FormValue> = {};
  const members = json instanceof Map ? json : new Map<string, Json>();
  if (!(json instanceof Map)) {
    faults.wrongType('', 'an object');
  }
  for (const [name, value] of members) {
    const kind = Object.hasOwn(shape, name) ? shape[name] : undefined;
    if (kind === undefined) {
      faults.add('unknown-field', pointer('', name), 'There is no such member.');
    } else {
      const read = valueOf(value, kind);
      if (read === undefined) {
        faults.wrongType(pointer('', name), EXPECTED[kind]);
      } else {
        form[name] = read;
      }
    }
  }
  for (const name of required) {
    if (!members.has(name)) {
      faults.add('required', pointer('', name), 'This is required.');
    }
  }
  if (faults.found.length > 0) {
    throw new Problem(422, 'invalid', 'The content is not valid.', { findings: faults.found });
  }
  return form as { readonly [N in keyof S]?: Values[S[N]] };
}

/** Undefined where it is of another kind. */
function valueOf(value: Json, kind: Kind): FormValue | undefined {
  switch (kind) {
    case 'text':
      return typeof value === 'string' ? value : undefined;
    case 'boolean':
      return typeof value === 'boolean' ? value : undefined;
    case 'texts':
      return Array.isArray(value) && value.every((item) => typeof item === 'string') ? value : undefined;
    case 'number':
      return value instanceof JsonNumber && /^-?[0-9]{1,18}$/.test(value.text) ? BigInt(value.text) : undefined;
  }
}
