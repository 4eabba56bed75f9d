import type { FastifyRequest } from 'fastify';
import { parseJson, pointer, type Json } from '../json.ts';
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

type FormValue = string | boolean | readonly string[];
type Kind = 'text' | 'boolean' | 'texts';
type ValueOf<K extends Kind> = K extends 'text' ? string : K extends 'boolean' ? boolean : readonly string[];

/** The members of a JSON object that has these and no others; those that are required are there. */
export function formOf<S extends Readonly<Record<string, Kind>>>(
  json: Json,
  shape: S,
  required: readonly (keyof S & string)[],
): { readonly [N in keyof S]?: ValueOf<S[N]> } {
  const faults = new Faults();
  const form: Record<string, FormValue> = {};
  const members = json instanceof Map ? json : new Map<string, Json>();
  if (!(json instanceof Map)) {
    faults.wrongType('', 'an object');
  }
  for (const [name, value] of members) {
    const kind = Object.hasOwn(shape, name) ? shape[name] : undefined;
    if (kind === undefined) {
      faults.add('unknown-member', pointer('', name), 'There is no such member.');
    } else if (isOfKind(value, kind)) {
      form[name] = value;
    } else {
      faults.wrongType(
        pointer('', name),
        kind === 'text' ? 'a string' : kind === 'boolean' ? 'true or false' : 'an array of strings',
      );
    }
  }
  for (const name of required) {
    if (!members.has(name)) {
      faults.add('required', pointer('', name), 'This is required.');
    }
  }
  if (faults.found.length > 0) {
    throw new Problem(422, 'invalid-request', 'The content is not valid.', { findings: faults.found });
  }
  return form as { readonly [N in keyof S]?: ValueOf<S[N]> };
}

function isOfKind(value: Json, kind: Kind): value is string | boolean | string[] {
  switch (kind) {
    case 'text':
      return typeof value === 'string';
    case 'boolean':
      return typeof value === 'boolean';
    case 'texts':
      return Array.isArray(value) && value.every((item) => typeof item === 'string');
  }
}
