import { malformed, Problem } from '../problem.ts';

export type Parameters = ReadonlyMap<string, string>;

export const NO_PARAMETERS: Parameters = new Map();

const LENGTH_MAX = 16_000;

/** The parameters of an address. */
export function parametersOf(url: string): Parameters {
  const start = url.indexOf('?');
  return parseQuery(start < 0 ? '' : url.slice(start + 1));
}

/** Reads a raw query string, percent-encoded UTF-8 with `+` for spaces; each parameter once. */
export function parseQuery(raw: string): Parameters {
  if (raw.length > LENGTH_MAX) {
    throw malformed('malformed-query', '', `The query is longer than ${LENGTH_MAX} characters.`);
  }
  const values = new Map<string, string>();
  for (const pair of raw.split('&').filter((part) => part !== '')) {
    const equals = pair.indexOf('=');
    const name = decoded(equals < 0 ? pair : pair.slice(0, equals));
    const value = decoded(equals < 0 ? '' : pair.slice(equals + 1));
    if (name === undefined || value === undefined) {
      throw malformedQuery(name ?? '', 'This is not percent-encoded UTF-8.');
    }
    if (name.includes('\0') || value.includes('\0')) {
      throw malformedQuery(name.replaceAll('\0', ''), 'The character NUL is in no parameter.');
    }
    if (values.has(name)) {
      throw malformedQuery(name, 'This parameter is given more than once.');
    }
    values.set(name, value);
  }
  return values;
}

function malformedQuery(name: string, message: string): Problem {
  return malformed('malformed-query', name === '' ? '' : parameterPlace(name), message);
}

export function parameterPlace(name: string): string {
  return `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return undefined;
  }
}

/** For routes that take no parameters but these. */
export function requireKnown(parameters: Parameters, known: readonly string[]): void {
  const findings = [...parameters.keys()]
    .filter((name) => !known.includes(name))
    .map((name) => ({
      pointer: parameterPlace(name),
      code: 'unknown-parameter',
      message: 'There is no such parameter here.',
    }));
  if (findings.length > 0) {
    throw new Problem(422, 'invalid-query', 'The query means nothing here.', { findings });
  }
}
