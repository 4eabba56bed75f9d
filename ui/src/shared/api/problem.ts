import type { components } from './schema';

export type ProblemDocument = components['schemas']['Problem'];

const PREFIX = 'urn:modelwright:problem:';

/** An answer that is not what was asked for: RFC 9457, or what stands in for it where no server answered. */
export class Problem extends Error {
  readonly status: number;
  /** Stable, kebab-case. `offline` where nothing answered. */
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  /** The id of the request, which finds it in the logs of the server. */
  readonly requestId: string | undefined;
  /** Seconds after which another try is worth it. */
  readonly retryAfter: number | undefined;
  readonly document: Readonly<Record<string, unknown>>;
  readonly errors: ReadonlyArray<{ pointer: string; code: string; message: string }>;

  constructor(status: number, document: Partial<ProblemDocument>, requestId?: string, retryAfter?: number) {
    super(document.detail ?? document.title ?? `HTTP ${status}`);
    this.name = 'Problem';
    this.status = status;
    this.code = document.type?.startsWith(PREFIX) ? document.type.slice(PREFIX.length) : 'unknown';
    this.title = document.title ?? `HTTP ${status}`;
    this.detail = document.detail ?? '';
    this.requestId = document.instance ?? requestId;
    this.retryAfter = retryAfter;
    this.document = document as Record<string, unknown>;
    this.errors = document.errors ?? [];
  }

  static offline(): Problem {
    return new Problem(0, { type: `${PREFIX}offline`, title: 'offline', detail: '' });
  }

  static async of(response: Response): Promise<Problem> {
    const requestId = response.headers.get('X-Request-Id') ?? undefined;
    const pause = Number(response.headers.get('Retry-After') ?? Number.NaN);
    const retryAfter = Number.isFinite(pause) ? pause : undefined;
    try {
      const document: unknown = await response.clone().json();
      if (typeof document === 'object' && document !== null) {
        return new Problem(response.status, document as ProblemDocument, requestId, retryAfter);
      }
    } catch {
      // a proxy's page, or nothing at all
    }
    return new Problem(response.status, {}, requestId, retryAfter);
  }
}

export function isProblem(fault: unknown): fault is Problem {
  return fault instanceof Problem;
}

/** The segments of a JSON Pointer. */
export function segments(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));
}

export interface FieldErrors {
  /** Message by path, as forms name fields: `fields.0.name`. */
  fields: Record<string, string>;
  /** What belongs to no field of the form. */
  rest: string[];
}

/**
 * Says which message belongs to which field. A form that has only `address` takes what is said of `/address/city`; what no field
 * takes goes to the summary.
 */
export function fieldErrors(problem: Problem, known: readonly string[]): FieldErrors {
  const fields: Record<string, string> = {};
  const rest: string[] = [];
  for (const error of problem.errors) {
    const path = segments(error.pointer);
    let name: string | undefined;
    for (let length = path.length; length > 0 && name === undefined; length--) {
      const candidate = path.slice(0, length).join('.');
      name = known.includes(candidate) ? candidate : undefined;
    }
    if (name === undefined) {
      rest.push(error.message);
    } else {
      const before = Object.hasOwn(fields, name) ? `${fields[name]} ` : '';
      fields[name] = before + error.message;
    }
  }
  if (problem.errors.length === 0 && problem.detail !== '') {
    rest.push(problem.detail);
  }
  return { fields, rest };
}
