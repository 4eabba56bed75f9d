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
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly requestId: string | null;
  readonly errors: readonly FieldProblem[];
  /** The whole document, with what belongs to some codes alone. */
  readonly body: Readonly<Record<string, unknown>>;

  private constructor(status: number, code: string, detail: string, body: Readonly<Record<string, unknown>>) {
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
  }

  /** Reads the body of an answer; one that is no problem document gets the code `unknown`. */
  static read(status: number, content: string): Problem {
    let body: unknown;
    try {
      body = JSON.parse(content);
    } catch {
      body = undefined;
    }
    if (!isObject(body)) {
      return new Problem(status, 'unknown', content.slice(0, 500), {});
    }
    const type = text(body['type']);
    const code = type.startsWith(PREFIX) ? type.slice(PREFIX.length) : 'unknown';
    return new Problem(status, code, text(body['detail']), body);
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function fieldProblem(one: Record<string, unknown>): FieldProblem {
  return { pointer: text(one['pointer']), code: text(one['code']), message: text(one['message']) };
}
