import type { FastifyReply, FastifyRequest } from 'fastify';
import { createHash } from 'node:crypto';
import type { Connection, Database } from '../database.ts';
import { bytesOf } from '../http/streams.ts';
import type { RequestContext } from '../model.ts';
import { malformed, Problem } from '../problem.ts';
import type { Sealer } from '../sealing.ts';
import { bodyInFile, bodyInMemory, type ReceivedBody } from './received.ts';
import { claim, findKept, keep, type KeptAnswer } from './store.ts';

/** What a request is answered when it went well. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON. */
  readonly body: string;
}

/** Larger answers are not kept: what was done stands, and who asks again is told so. */
const BODY_MAX = 1024 * 1024;
const TOO_LARGE = '';
/** 1 to 255 visible characters of ASCII. */
const KEY = /^[!-~]{1,255}$/;

/**
 * Answers requests with an `Idempotency-Key` once: what each does and its answer are kept together, and a repetition gets that
 * answer for a day. The body is read before the transaction begins. Without a key nothing changes.
 */
export class Repetitions {
  readonly #database: Database;
  readonly #sealer: Sealer;
  readonly #bodyMax: number;

  /**
   * @param sealer for answers, which may show what is hidden from others
   * @param bodyMax the largest open body, in bytes
   */
  constructor(database: Database, sealer: Sealer, bodyMax: number) {
    this.#database = database;
    this.#sealer = sealer;
    this.#bodyMax = bodyMax;
  }

  /** @param work what the request does, all of it by way of the same database */
  async answer(
    request: FastifyRequest,
    reply: FastifyReply,
    caller: RequestContext,
    work: () => Promise<Answer>,
  ): Promise<FastifyReply> {
    const key = keyOf(request);
    if (key === undefined) {
      return send(reply, await work());
    }
    await using body = bodyInMemory(request);
    return await this.#once(reply, placeOf(request, caller, key), body, work);
  }

  /** The same where the body is read by the handler. */
  async answerOpen(
    request: FastifyRequest,
    reply: FastifyReply,
    caller: RequestContext,
    work: (content: AsyncIterable<Buffer>) => Promise<Answer>,
  ): Promise<FastifyReply> {
    const key = keyOf(request);
    if (key === undefined) {
      return send(reply, await work(bytesOf(request)));
    }
    await using body = await bodyInFile(request, this.#bodyMax);
    return await this.#once(reply, placeOf(request, caller, key), body, () => work(body.content()));
  }

  async #once(
    reply: FastifyReply,
    place: string,
    { hash }: ReceivedBody,
    work: () => Promise<Answer>,
  ): Promise<FastifyReply> {
    const { answer, isReplayed } = await this.#database.whole(async (connection) => {
      if (!(await claim(connection, place))) {
        throw new Problem(409, 'idempotency-in-progress', 'A request under this key is being answered now.', {
          headers: { 'Retry-After': '1' },
        });
      }
      const kept = await findKept(connection, place);
      return kept === undefined
        ? { answer: await this.#fresh(connection, place, hash, work), isReplayed: false }
        : { answer: this.#again(place, hash, kept), isReplayed: true };
    });
    return send(isReplayed ? reply.header('Idempotent-Replayed', 'true') : reply, answer);
  }

  async #fresh(connection: Connection, place: string, bodyHash: string, work: () => Promise<Answer>): Promise<Answer> {
    const answer = await work();
    const isLarge = Buffer.byteLength(answer.body) > BODY_MAX;
    const sealed = isLarge ? TOO_LARGE : this.#sealer.seal(place, JSON.stringify(answer));
    await keep(connection, place, { bodyHash, sealed });
    return answer;
  }

  #again(place: string, bodyHash: string, kept: KeptAnswer): Answer {
    if (kept.bodyHash !== bodyHash) {
      const message = 'This key was used for a request with another body. Take a new one for a new request.';
      throw new Problem(422, 'idempotency-key-reused', message);
    }
    if (kept.sealed === TOO_LARGE) {
      const message = 'This was done, and its answer was too large to be kept. Do not send it again.';
      throw new Problem(409, 'idempotency-reply-too-large', message);
    }
    const answer = this.#sealer.open(place, kept.sealed);
    if (answer === undefined) {
      const message = 'This was done, and its answer cannot be read any more. Do not send it again.';
      throw new Problem(409, 'idempotency-reply-lost', message);
    }
    return JSON.parse(answer) as Answer;
  }
}

/** Undefined where the request has none. Of two keys Node makes one, with a space in it. */
function keyOf({ headers }: FastifyRequest): string | undefined {
  const key = headers['idempotency-key'];
  if (key !== undefined && (typeof key !== 'string' || !KEY.test(key))) {
    const message = 'An idempotency key has 1 to 255 visible characters of ASCII, and a request has one.';
    throw malformed('malformed-idempotency-key', '', message);
  }
  return key;
}

/** Whose request to what under which key. The same key of somebody else, or elsewhere, is another one. */
function placeOf({ method, url }: FastifyRequest, { userId }: RequestContext, key: string): string {
  return createHash('sha256').update(`${userId} ${method} ${url.length} ${url}${key}`).digest('hex');
}

function send(reply: FastifyReply, { status, headers, body }: Answer): FastifyReply {
  return reply.code(status).headers(headers).type('application/json').send(body);
}
