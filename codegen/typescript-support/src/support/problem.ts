/** What is wrong at one place of what was sent; the place is a JSON Pointer. */
export interface Finding {
  readonly pointer: string;
  readonly code: string;
  readonly message: string;
}

interface Details {
  readonly findings?: readonly Finding[];
  readonly members?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
}

const TITLES: Readonly<Record<number, string>> = {
  400: 'The request cannot be read',
  401: 'Not signed in',
  403: 'Not allowed',
  404: 'Not found',
  405: 'The method is not for this resource',
  406: 'No representation that the client accepts',
  408: 'The request did not come in time',
  409: 'Conflict with the state of things',
  412: 'Changed meanwhile',
  413: 'The body is too large',
  414: 'The address is too long',
  415: 'The body has a type that is not understood',
  416: 'There is no such part',
  417: 'The expectation is not met',
  422: 'The content is not valid',
  428: 'The revision is missing',
  429: 'Too many requests',
  431: 'The header is too large',
  500: 'A fault in the server',
  503: 'Not available at the moment',
};

/** An answer that is not what was asked for (RFC 9457). */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly findings: readonly Finding[];
  readonly members: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, code: string, detail: string, details: Details = {}) {
    super(detail);
    this.status = status;
    this.code = code;
    this.findings = details.findings ?? [];
    this.members = details.members ?? {};
    this.headers = details.headers ?? {};
  }

  document(instance: string): Record<string, unknown> {
    return {
      type: `urn:modelwright:problem:${this.code}`,
      title: TITLES[this.status] ?? 'Not done',
      status: this.status,
      detail: this.message,
      instance,
      ...(this.findings.length > 0 ? { errors: this.findings } : {}),
      ...this.members,
    };
  }
}

export function malformed(code: string, place: string, message: string): Problem {
  return new Problem(400, code, message, { findings: [{ pointer: place, code, message }] });
}

export function unauthenticated(code: string, detail: string): Problem {
  return new Problem(401, code, detail, { headers: { 'WWW-Authenticate': 'Bearer' } });
}

export function forbidden(): Problem {
  return new Problem(403, 'forbidden', 'Your roles in this app do not allow this.');
}

export function notFound(what: string): Problem {
  return new Problem(404, 'not-found', `There is no ${what} here.`);
}

export function methodNotAllowed(allowed: string): Problem {
  return new Problem(405, 'method-not-allowed', 'This method is not for this resource.', {
    headers: { Allow: allowed },
  });
}

export function invalidRecord(findings: readonly Finding[]): Problem {
  return new Problem(422, 'invalid-record', 'The record is not valid.', { findings });
}

/** Gathers what is wrong, so that people read all of it at once. */
export class Faults {
  readonly found: Finding[] = [];

  add(code: string, place: string, message: string): void {
    this.found.push({ pointer: place, code, message });
  }

  wrongType(place: string, expected: string): void {
    this.add('wrong-type', place, `This must be ${expected}.`);
  }

  format(place: string, expected: string): void {
    this.add('format', place, `This must be ${expected}.`);
  }

  outOfRange(place: string, bounds: string): void {
    this.add('out-of-range', place, `This must be ${bounds}.`);
  }
}
