/** What is wrong with one member of what was sent; the pointer is a JSON Pointer (RFC 6901). */
export interface FieldProblem {
  readonly pointer: string;
  readonly code: string;
  readonly message: string;
}

const PREFIX = 'urn:modelwright:problem:';

/** A refusal or a fault of the server (RFC 9457). Callers that meet a code they do not know go by the status. */
export class Problem extends Error {
  readonly status: number;
  /** What went wrong, such as `stale-record`; `unknown` where the answer is none of the records API. */
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly requestId: string | null;
  readonly errors: readonly FieldProblem[];
  /** The whole document, with what belongs to some codes alone. */
  readonly body: Readonly<Record<string, unknown>>;
  /** In how many seconds the server wants to be asked again. */
  readonly retryAfter: number | null;

  /** A problem of that code, such as tests of callers need. */
  constructor(
    status: number,
    code: string,
    detail: string,
    body: Readonly<Record<string, unknown>> = {},
    retryAfter: number | null = null,
  ) {
    const title = text(body['title']);
    super(`${status} ${code}: ${detail === '' ? title : detail}`);
    this.name = 'Problem';
    this.status = status;
    this.code = code;
    this.title = title;
    this.detail = detail;
    this.requestId = typeof body['instance'] === 'string' ? body['instance'] : null;
    this.errors = Array.isArray(body['errors']) ? body['errors'].filter(isObject).map(fieldProblem) : [];
    this.body = body;
    this.retryAfter = retryAfter;
  }

  /** Reads the body of an answer; one that is no problem document gets the code `unknown`. */
  static read(answer: Response, content: string): Problem {
    const asked = answer.headers.get('Retry-After') ?? '';
    const retryAfter = /^[0-9]{1,6}$/.test(asked) ? Number(asked) : null;
    const body = parsed(content);
    if (!isObject(body)) {
      return new Problem(answer.status, 'unknown', content.slice(0, 500), {}, retryAfter);
    }
    const type = text(body['type']);
    const code = type.startsWith(PREFIX) ? type.slice(PREFIX.length) : 'unknown';
    return new Problem(answer.status, code, text(body['detail']), body, retryAfter);
  }

  /** A success that is not what the records API answers: it comes from something else, such as a portal before a network. */
  static unexpected(status: number, content: string): Problem {
    return new Problem(status, 'unknown', content.slice(0, 500));
  }
}

/** Whether the same request may be answered later: the server is busy, or still at work on an earlier try of it. */
export function isTemporary(problem: Problem): boolean {
  return (
    problem.status === 429 ||
    problem.status === 503 ||
    (problem.status === 409 && problem.code === 'idempotency-in-progress')
  );
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value of a JSON text; undefined where it is none. */
export function parsed(content: string): unknown {
  try {
    return JSON.parse(content) as unknown;
  } catch {
    return undefined;
  }
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function fieldProblem(one: Record<string, unknown>): FieldProblem {
  return { pointer: text(one['pointer']), code: text(one['code']), message: text(one['message']) };
}
