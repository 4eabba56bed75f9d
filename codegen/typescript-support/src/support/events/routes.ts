import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import type { RightsOfRoles } from '../access.ts';
import type { Authenticator, SignedIn } from '../auth/principal.ts';
import type { Database } from '../database.ts';
import { refuseOthers } from '../http/methods.ts';
import type { Model } from '../model.ts';
import { malformed, Problem } from '../problem.ts';
import { parametersOf, requireKnown } from '../query/parameters.ts';
import { requestOf } from '../requests.ts';
import { changesAfter } from './changes.ts';
import type { ChangeRelay } from './relay.ts';
import { visibleTo, type VisibleChange } from './visibility.ts';

const URL = '/api/v1/records/events';
const BATCH = 200;
const STREAMS_MAX = 2_000;
/** Keeps proxies from closing a stream, and finds out whether the client is still there. */
const HEARTBEAT_MILLISECONDS = 15_000;
/** A stream ends by itself, and the client comes back with a fresh token. */
const LIFETIME_MILLISECONDS = 600_000;
const ACTIONS = { create: 'created', update: 'updated', delete: 'deleted' } as const;

interface Parts {
  readonly database: Database;
  readonly model: Model;
  readonly rights: RightsOfRoles;
  readonly relay: ChangeRelay;
  readonly authenticator: Authenticator;
}

/** Changes of records as they happen, as server-sent events. */
export function registerEventRoutes(app: FastifyInstance, parts: Parts): void {
  let open = 0;
  app.get(URL, { exposeHeadRoute: false }, async (request, reply) => {
    const caller = await parts.authenticator.settled(request);
    requireKnown(parametersOf(request.url), []);
    const after = placeOf(request);
    if (open >= STREAMS_MAX || parts.relay.isClosing) {
      throw new Problem(503, 'overloaded', 'This server has too many live streams. Try again soon.', {
        headers: { 'Retry-After': '5' },
      });
    }
    const gone = new AbortController();
    const stream = new EventStream(parts, caller, after ?? (await parts.relay.now()), gone.signal);
    open++;
    parts.relay.join();
    request.raw.socket.once('close', () => {
      gone.abort();
    });
    return send(reply, stream.texts(), () => {
      open--;
      gone.abort();
      parts.relay.leave();
    });
  });
  refuseOthers(app, URL, ['GET']);
}

/** The place behind the last event that the client has seen. */
function placeOf(request: FastifyRequest): bigint | undefined {
  const last = request.headers['last-event-id']?.toString().trim() ?? '';
  if (last === '') {
    return undefined;
  }
  if (!/^(?:0|[1-9][0-9]{0,17})$/.test(last)) {
    throw malformed('malformed-position', '', 'This position did not come from this stream.');
  }
  return BigInt(last);
}

function send(reply: FastifyReply, texts: AsyncGenerator<string, void>, end: () => void): FastifyReply {
  const body = Readable.from(texts, { objectMode: false });
  body.once('close', end);
  return reply
    .header('Content-Type', 'text/event-stream; charset=utf-8')
    .header('Cache-Control', 'no-store')
    .header('X-Accel-Buffering', 'no')
    .send(body);
}

/** One follower's place in the stream. It holds no queue: it reads on from its place when the client has taken what was before. */
class EventStream {
  readonly #parts: Parts;
  readonly #caller: SignedIn;
  readonly #gone: AbortSignal;
  #place: bigint;

  constructor(parts: Parts, caller: SignedIn, place: bigint, gone: AbortSignal) {
    this.#parts = parts;
    this.#caller = caller;
    this.#place = place;
    this.#gone = gone;
  }

  async *texts(): AsyncGenerator<string, void> {
    const { relay } = this.#parts;
    const end = Date.now() + LIFETIME_MILLISECONDS;
    yield 'retry: 2000\n\n';
    const last = await relay.now();
    if (this.#place > last) {
      // a place that was never given: the data are others than those that the client knows
      this.#place = last;
      yield eventText(last, 'reset', '{}');
    }
    while (!relay.isClosing && !this.#gone.aborted && Date.now() < end) {
      await relay.beyond(this.#place, HEARTBEAT_MILLISECONDS, this.#gone);
      const text = await this.#look();
      if (text === undefined) {
        return;
      }
      yield text === '' ? ': still here\n\n' : text;
    }
  }

  /** What the caller may know of whatever there is now; undefined where they may not follow any more. */
  async #look(): Promise<string | undefined> {
    const { database, model, rights, authenticator } = this.#parts;
    const holder = await authenticator.again(this.#caller);
    if (holder === undefined) {
      return undefined;
    }
    const changes = await changesAfter(database, this.#place, BATCH);
    const visible = await visibleTo(database, model, rights, requestOf(holder.user, model.timeZone), changes);
    // not before: whoever tries again after a fault is to see these changes
    this.#place = changes.at(-1)?.place ?? this.#place;
    return visible.map(textOf).join('');
  }
}

function textOf({ change, entity }: VisibleChange): string {
  const action = ACTIONS[change.action];
  const { record: id, at, actor: by } = change;
  const data = JSON.stringify({ entity: entity.name, id, version: Number(change.version), action, at, by });
  return eventText(change.place, action, data);
}

function eventText(place: bigint, name: string, data: string): string {
  return `id: ${place}\nevent: ${name}\ndata: ${data}\n\n`;
}
