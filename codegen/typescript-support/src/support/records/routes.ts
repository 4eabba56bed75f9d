import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Authenticator } from '../auth/principal.ts';
import type { Database } from '../database.ts';
import { serveHistory, serveRestore } from '../history/routes.ts';
import type { RecordHistory } from '../history/service.ts';
import { jsonOf, MERGE_PATCH } from '../http/bodies.ts';
import { refuseOthers } from '../http/methods.ts';
import { withOpenBodies } from '../http/streams.ts';
import type { Answer, Repetitions } from '../idempotency/repetitions.ts';
import type { Entity, RequestContext } from '../model.ts';
import { methodNotAllowed, Problem } from '../problem.ts';
import { requestOf } from '../requests.ts';
import { parametersOf, requireKnown } from '../query/parameters.ts';
import { sendExport, serveImport } from '../transfer/routes.ts';
import type { RecordTransfer } from '../transfer/service.ts';
import type { EntityHooks } from './hooks.ts';
import type { RecordBody } from './reader.ts';
import type { Records } from './service.ts';

/** An entity of this name gives its place to the stream of changes. */
const EVENTS = 'events';
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** The routes that people add to those of an entity. */
export function serveOwnRoutes<T>(
  app: FastifyInstance,
  entity: Entity,
  hooks: EntityHooks<T>,
  context: RecordRoutesContext,
): void {
  void app.register(
    (scope, _options, done) => {
      hooks.routes?.(scope, context);
      done();
    },
    { prefix: `/api/v1/records/${entity.name}` },
  );
}

interface OfRecord {
  readonly Params: { readonly id: string };
}

/** What routes of records need. */
export interface RecordRoutesContext {
  readonly database: Database;
  readonly records: Records;
  readonly history: RecordHistory;
  readonly transfer: RecordTransfer;
  readonly repetitions: Repetitions;
  readonly authenticator: Authenticator;
  readonly timeZone: string;
}

/** The routes of the records of one entity, below `/api/v1/records`. */
export function serveRecords(app: FastifyInstance, entity: Entity, context: RecordRoutesContext): void {
  const routes = new EntityRoutes(entity, context);
  const url = `/api/v1/records/${entity.name}`;
  if (entity.name !== EVENTS) {
    app.route({
      method: METHODS,
      url,
      exposeHeadRoute: false,
      handler: (request, reply) => routes.collection(request, reply),
    });
  }
  app.route<OfRecord>({
    method: METHODS,
    url: `${url}/:id`,
    exposeHeadRoute: false,
    handler: (request, reply) => routes.item(request, reply, request.params.id),
  });
  app.get<OfRecord>(`${url}/:id/history`, (request, reply) => routes.history(request, reply, request.params.id));
  app.post<OfRecord>(`${url}/:id/restore`, (request, reply) => routes.restore(request, reply, request.params.id));
  app.get(`${url}/export`, { exposeHeadRoute: false }, (request, reply) => routes.export(request, reply));
  withOpenBodies(app, (scope) => {
    scope.post(`${url}/import`, (request, reply) => routes.import(request, reply));
  });
  refuseOthers(app, `${url}/:id/history`, ['GET', 'HEAD']);
  refuseOthers(app, `${url}/:id/restore`, ['POST']);
  refuseOthers(app, `${url}/export`, ['GET']);
  refuseOthers(app, `${url}/import`, ['POST']);
}

class EntityRoutes {
  readonly #entity: Entity;
  readonly #context: RecordRoutesContext;

  constructor(entity: Entity, context: RecordRoutesContext) {
    this.#entity = entity;
    this.#context = context;
  }

  async collection(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const caller = await this.#caller(request);
    switch (request.method) {
      case 'GET':
      case 'HEAD':
        return json(reply, await this.#context.records.list(this.#entity, caller, parametersOf(request.url)));
      case 'POST':
        return this.#context.repetitions.answer(request, reply, caller, () => this.#create(request, caller));
      default:
        throw methodNotAllowed('GET, HEAD, POST');
    }
  }

  async #create(request: FastifyRequest, caller: RequestContext): Promise<Answer> {
    const sent = jsonOf(request);
    const created = await this.#context.records.create(this.#entity, caller, sent, parametersOf(request.url));
    const [first] = created.records;
    const headers: Record<string, string> =
      Array.isArray(sent) || first === undefined
        ? {}
        : { ETag: tagOf(first), Location: `${pathOf(request)}/${first.id}` };
    return { status: 201, headers, body: created.body };
  }

  async item(request: FastifyRequest, reply: FastifyReply, id: string): Promise<FastifyReply> {
    const caller = await this.#caller(request);
    switch (request.method) {
      case 'GET':
      case 'HEAD': {
        const parameters = parametersOf(request.url);
        const record = await this.#context.records.read(this.#entity, caller, id, parameters);
        reply.header('ETag', tagOf(record));
        return isKnown(request.headers['if-none-match'], tagOf(record)) &&
          parameters.size === 0 &&
          this.#context.records.changesByVersionAlone(this.#entity, caller)
          ? reply.code(304).send()
          : json(reply, record.body);
      }
      case 'PATCH':
        return this.#change(request, reply, caller, id, false);
      case 'PUT':
        return this.#change(request, reply, caller, id, true);
      case 'DELETE':
        requireKnown(parametersOf(request.url), []);
        await this.#context.records.delete(this.#entity, caller, id, expectedVersion(request));
        return reply.code(204).send();
      default:
        throw methodNotAllowed('GET, HEAD, PATCH, PUT, DELETE');
    }
  }

  async #change(
    request: FastifyRequest,
    reply: FastifyReply,
    caller: RequestContext,
    id: string,
    replacing: boolean,
  ): Promise<FastifyReply> {
    const sent = replacing ? jsonOf(request) : jsonOf(request, MERGE_PATCH);
    const parameters = parametersOf(request.url);
    const version = expectedVersion(request);
    const record = await this.#context.records.change(this.#entity, caller, id, version, sent, parameters, replacing);
    return json(reply.header('ETag', tagOf(record)), record.body);
  }

  async history(request: FastifyRequest, reply: FastifyReply, id: string): Promise<FastifyReply> {
    const caller = await this.#caller(request);
    return json(reply, await serveHistory(this.#context.history, this.#entity, caller, request, id));
  }

  async restore(request: FastifyRequest, reply: FastifyReply, id: string): Promise<FastifyReply> {
    const caller = await this.#caller(request);
    return this.#context.repetitions.answer(request, reply, caller, async () => {
      const record = await serveRestore(this.#context.history, this.#entity, caller, request, id);
      return { status: 200, headers: { ETag: tagOf(record) }, body: record.body };
    });
  }

  async export(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    return sendExport(this.#context.transfer, this.#entity, await this.#caller(request), request, reply);
  }

  async import(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const caller = await this.#caller(request);
    return this.#context.repetitions.answerOpen(request, reply, caller, async (content) => {
      const report = await serveImport(this.#context.transfer, this.#entity, caller, request, content);
      return { status: 200, headers: {}, body: JSON.stringify(report) };
    });
  }

  async #caller(request: FastifyRequest): Promise<RequestContext> {
    const user = await this.#context.authenticator.settledCaller(request);
    return requestOf(user, this.#context.timeZone);
  }
}

function json(reply: FastifyReply, body: string): FastifyReply {
  return reply.type('application/json').send(body);
}

function pathOf(request: FastifyRequest): string {
  return request.url.split('?')[0] ?? '';
}

function tagOf(record: RecordBody): string {
  return `"${record.version}"`;
}

/** The version that If-Match names; it may be absent, or `*`, which any version matches. */
function expectedVersion(request: FastifyRequest): string | undefined {
  const tag = request.headers['if-match']?.trim() ?? '*';
  if (tag === '*') {
    return undefined;
  }
  const version = /^"(0|[1-9][0-9]{0,17})"$/.exec(tag)?.[1];
  if (version === undefined) {
    // a tag that was never given out, or a weak one, matches nothing
    throw new Problem(412, 'stale', 'This is not the ETag of a revision of this resource.');
  }
  return version;
}

function isKnown(ifNoneMatch: string | undefined, tag: string): boolean {
  return (ifNoneMatch ?? '').split(',').some((given) => [tag, '*'].includes(given.trim().replace(/^W\//, '')));
}
