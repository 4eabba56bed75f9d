import type { FastifyRequest } from 'fastify';
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bytesOf } from '../http/streams.ts';
import { Problem } from '../problem.ts';

/** A body, all of which is there. */
export interface ReceivedBody extends AsyncDisposable {
  /** Of the body and its type. */
  readonly hash: string;
  /** For routes whose bodies are open: what came, to be read once more. */
  content(): AsyncIterable<Buffer>;
}

/** A body that was read before its handler began. */
export function bodyInMemory(request: FastifyRequest): ReceivedBody {
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  return {
    hash: digestFor(request).update(body).digest('hex'),
    content: () => chunked(body),
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
}

/** An open body, in a temporary file: nobody's slow connection holds one to the database. */
export async function bodyInFile(request: FastifyRequest, most: number): Promise<ReceivedBody> {
  const path = join(tmpdir(), `body-${randomUUID()}`);
  const digest = digestFor(request);
  const remove = (): Promise<void> => rm(path, { force: true });
  try {
    await using file = await open(path, 'wx', 0o600);
    let size = 0;
    for await (const chunk of bytesOf(request)) {
      size += chunk.length;
      if (size > most) {
        throw new Problem(413, 'body-too-large', `A body has at most ${most} bytes here.`);
      }
      digest.update(chunk);
      await file.writeFile(chunk);
    }
  } catch (failure) {
    await remove();
    throw failure;
  }
  return {
    hash: digest.digest('hex'),
    content: () => readFrom(path),
    [Symbol.asyncDispose]: remove,
  };
}

function digestFor(request: FastifyRequest): ReturnType<typeof createHash> {
  return createHash('sha256').update(`${request.headers['content-type'] ?? ''}\0`);
}

/** Opens the file as late as at the first chunk. */
async function* readFrom(path: string): AsyncGenerator<Buffer, void> {
  yield* createReadStream(path) as AsyncIterable<Buffer>;
}

async function* chunked(body: Buffer): AsyncGenerator<Buffer, void> {
  yield await Promise.resolve(body);
}
