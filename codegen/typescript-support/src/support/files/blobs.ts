import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { HEAD_BYTES } from './media-types.ts';

const KEY = /^[0-9a-f]{32}$/;

/** What was stored. */
export interface StoredBlob {
  readonly key: string;
  readonly size: number;
  /** In hexadecimal digits. */
  readonly sha256: string;
  /** How it begins. */
  readonly head: Buffer;
}

/** What is in files, in one folder under random names. Whoever looks sees all of a content or nothing, whenever the machine stops. */
export class Blobs {
  readonly #blobs: string;
  readonly #unfinished: string;

  constructor(folder: string) {
    this.#blobs = join(folder, 'blobs');
    this.#unfinished = join(folder, 'unfinished');
  }

  /** Undefined where there is more than `most` bytes of it: then nothing is kept. */
  async put(content: AsyncIterable<Buffer>, most: number): Promise<StoredBlob | undefined> {
    const key = randomUUID().replaceAll('-', '');
    await mkdir(this.#unfinished, { recursive: true, mode: 0o700 });
    const part = join(this.#unfinished, key);
    try {
      const written = await write(part, content, most);
      if (written !== undefined) {
        await this.#publish(part, key);
      }
      return written && { key, ...written };
    } finally {
      await rm(part, { force: true });
    }
  }

  async #publish(part: string, key: string): Promise<void> {
    const shard = join(this.#blobs, key.slice(0, 2));
    await mkdir(shard, { recursive: true, mode: 0o700 });
    await rename(part, join(shard, key));
    // a rename survives a crash once its folders are on the disk
    await sync(shard);
    await sync(this.#blobs);
  }

  /** That part of a content, open; undefined where it has gone. */
  async read(key: string, from: number, length: number): Promise<Readable | undefined> {
    try {
      const file = await open(this.#path(key), 'r');
      if (length === 0) {
        await file.close();
        return Readable.from([]);
      }
      return file.createReadStream({ start: from, end: from + length - 1 });
    } catch (failure) {
      if (isMissing(failure)) {
        return undefined;
      }
      throw failure;
    }
  }

  async delete(key: string): Promise<void> {
    await rm(this.#path(key), { force: true });
  }

  /** The keys of what was stored before that time, some at once. */
  async *storedBefore(time: number): AsyncGenerator<readonly string[]> {
    for (const shard of await namesIn(this.#blobs)) {
      const folder = join(this.#blobs, shard);
      const keys: string[] = [];
      for (const name of await namesIn(folder)) {
        if (KEY.test(name) && (await isOlder(join(folder, name), time))) {
          keys.push(name);
        }
      }
      if (keys.length > 0) {
        yield keys;
      }
    }
  }

  /** Takes away what never became whole. */
  async clearUnfinished(before: number): Promise<void> {
    for (const name of await namesIn(this.#unfinished)) {
      const part = join(this.#unfinished, name);
      if (await isOlder(part, before)) {
        await rm(part, { force: true });
      }
    }
  }

  #path(key: string): string {
    return join(this.#blobs, key.slice(0, 2), key);
  }
}

async function write(
  part: string,
  content: AsyncIterable<Buffer>,
  most: number,
): Promise<Omit<StoredBlob, 'key'> | undefined> {
  const digest = createHash('sha256');
  const head: Buffer[] = [];
  let size = 0;
  await using file = await open(part, 'wx', 0o600);
  for await (const chunk of content) {
    if (size < HEAD_BYTES) {
      head.push(chunk.subarray(0, HEAD_BYTES - size));
    }
    size += chunk.length;
    if (size > most) {
      return undefined;
    }
    digest.update(chunk);
    await writeAll(file, chunk);
  }
  await file.sync();
  return { size, sha256: digest.digest('hex'), head: Buffer.concat(head) };
}

async function writeAll(file: FileHandle, chunk: Buffer): Promise<void> {
  let written = 0;
  while (written < chunk.length) {
    written += (await file.write(chunk, written)).bytesWritten;
  }
}

async function sync(folder: string): Promise<void> {
  await using handle = await open(folder, 'r');
  await handle.sync();
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (failure) {
    if (isMissing(failure)) {
      return [];
    }
    throw failure;
  }
}

async function isOlder(file: string, time: number): Promise<boolean> {
  try {
    return (await stat(file)).mtimeMs < time;
  } catch (failure) {
    if (isMissing(failure)) {
      return false;
    }
    throw failure;
  }
}

function isMissing(failure: unknown): boolean {
  return failure instanceof Error && 'code' in failure && failure.code === 'ENOENT';
}
