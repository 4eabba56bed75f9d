import { Busboy } from '@fastify/busboy';
import { pipeline, Readable } from 'node:stream';
import { Problem } from '../problem.ts';

/** The one file of a form. */
export interface FilePart {
  /** What the client calls it. */
  readonly name: string | undefined;
  readonly content: AsyncIterable<Buffer>;
}

export function isMultipart(contentType: string | undefined): contentType is string {
  return /^multipart\/form-data\s*(?:;|$)/i.test(contentType ?? '');
}

/** Reads a multipart/form-data body (RFC 7578) to where the content of its one part `file` begins; whatever else is in it is refused. */
export function filePartOf(contentType: string, body: AsyncIterable<Buffer>): Promise<FilePart> {
  return new Promise((resolve, reject) => {
    const form = parserOf(contentType);
    const source = Readable.from(body);
    const whole = Promise.withResolvers<undefined>();
    let content: Readable | undefined;
    // said to whoever waits, for the part or for its end
    const fail = (failure: unknown): void => {
      const problem = failure instanceof Problem ? failure : malformed('The body ends before its last boundary.');
      reject(problem);
      whole.reject(problem);
      content?.destroy(problem);
      source.destroy();
    };
    whole.promise.catch(() => undefined);
    form.on('file', (field: string, stream: Readable, fileName: string | undefined) => {
      content = stream;
      stream.on('error', fail);
      if (field !== 'file') {
        fail(malformed('There must be one part, of the name "file".'));
        return;
      }
      resolve({ name: fileName, content: contentOf(stream, whole.promise) });
    });
    for (const limit of ['filesLimit', 'partsLimit', 'fieldsLimit'] as const) {
      form.on(limit, () => {
        fail(malformed('There must be no part beside the one of the name "file".'));
      });
    }
    pipeline(source, form, (failure: Error | null | undefined) => {
      if (failure) {
        fail(failure);
      } else {
        whole.resolve(undefined);
        reject(malformed('The body has no part of the name "file".'));
      }
    });
  });
}

function parserOf(contentType: string): InstanceType<typeof Busboy> {
  try {
    return new Busboy({
      headers: { 'content-type': contentType },
      preservePath: true,
      // also a part without a name of a file is one
      isPartAFile: () => true,
      limits: { files: 1, parts: 1, headerPairs: 20, headerSize: 8 * 1024 },
    });
  } catch {
    throw malformed('A multipart/form-data body needs a boundary.');
  }
}

/** The content, which is not at its end before the form is. */
async function* contentOf(stream: Readable, whole: Promise<undefined>): AsyncGenerator<Buffer> {
  const chunks = stream.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>;
  try {
    yield* chunks;
  } catch (failure) {
    await whole;
    throw failure;
  }
  await whole;
}

function malformed(detail: string): Problem {
  return new Problem(400, 'malformed-multipart', detail);
}
