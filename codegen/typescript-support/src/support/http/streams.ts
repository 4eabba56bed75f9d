import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Problem } from '../problem.ts';

/** How long a body may stand still. */
const IDLE_MILLISECONDS = 30_000;

/** Registers routes whose bodies are not read before their handlers ask for them. */
export function withOpenBodies(app: FastifyInstance, register: (scope: FastifyInstance) => void): void {
  void app.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, _body, parsed) => {
      parsed(null);
    });
    register(scope);
    done();
  });
}

/** The bytes of the body as they come; a problem where it breaks off or stands still. Whoever stops early leaves the rest unread. */
export async function* bytesOf(
  request: FastifyRequest,
  idleMilliseconds = IDLE_MILLISECONDS,
): AsyncGenerator<Buffer, void> {
  const chunks = request.raw.iterator({ destroyOnReturn: false }) as NodeJS.AsyncIterator<Buffer>;
  for (;;) {
    const next = await intime(chunks.next(), idleMilliseconds);
    if (next.done === true) {
      return;
    }
    yield next.value;
  }
}

async function intime<T>(coming: Promise<T>, milliseconds: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(bodyTooSlow());
    }, milliseconds);
  });
  try {
    return await Promise.race([coming, late]);
  } catch (failure) {
    coming.catch(() => undefined);
    throw failure instanceof Problem ? failure : new Problem(400, 'malformed-request', 'The body broke off.');
  } finally {
    clearTimeout(timer);
  }
}

export function bodyTooSlow(): Problem {
  return new Problem(408, 'request-timeout', 'The body did not come in time.', { headers: { Connection: 'close' } });
}

/** How many bytes the body is said to have. */
export function announcedLength(request: FastifyRequest): number | undefined {
  const length = request.headers['content-length'];
  return length === undefined ? undefined : Number(length);
}
