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

/** How long a body may take, in milliseconds. */
interface Patience {
  /** Without a byte. */
  readonly idle: number;
  /** From its first byte to its last. */
  readonly total: number;
}

/**
 * The bytes of the body as they come; a problem where it breaks off or stands still. The rest goes nowhere where somebody stops early:
 * a client that still sends would not see the answer of a server that hangs up.
 */
export async function* bytesOf(
  request: FastifyRequest,
  { idle, total }: Patience = { idle: IDLE_MILLISECONDS, total: Infinity },
): AsyncGenerator<Buffer, void> {
  const end = Date.now() + total;
  const chunks = request.raw.iterator({ destroyOnReturn: false }) as NodeJS.AsyncIterator<Buffer>;
  let isOver = false;
  try {
    for (;;) {
      const next = await intime(chunks.next(), Math.min(idle, Math.max(0, end - Date.now())));
      if (next.done === true) {
        isOver = true;
        return;
      }
      yield next.value;
    }
  } finally {
    if (!isOver) {
      // not awaited: after a silence it comes with the next byte, or never
      void discardRest(request, chunks);
    }
  }
}

async function discardRest(request: FastifyRequest, chunks: NodeJS.AsyncIterator<Buffer>): Promise<void> {
  try {
    await chunks.return?.();
  } catch {
    // it broke off
  }
  request.raw.resume();
}

/** All of a body that is not larger than that. */
export async function wholeBody(request: FastifyRequest, most: number, patience: Patience): Promise<Buffer> {
  const tooLarge = new Problem(413, 'body-too-large', `A body has at most ${most} bytes.`);
  if ((announcedLength(request) ?? 0) > most) {
    throw tooLarge;
  }
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of bytesOf(request, patience)) {
    size += chunk.length;
    if (size > most) {
      throw tooLarge;
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
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

function bodyTooSlow(): Problem {
  return new Problem(408, 'request-timeout', 'The body did not come in time.', { headers: { Connection: 'close' } });
}

/** How many bytes the body is said to have. */
export function announcedLength(request: FastifyRequest): number | undefined {
  const length = request.headers['content-length'];
  return length === undefined ? undefined : Number(length);
}
