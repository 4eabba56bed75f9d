import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Authenticator, SignedIn } from '../auth/principal.ts';
import { refuseOthers } from '../http/methods.ts';
import { announcedLength, withOpenBodies } from '../http/streams.ts';
import type { Repetitions } from '../idempotency/repetitions.ts';
import type { RequestContext } from '../model.ts';
import { notFound } from '../problem.ts';
import { parametersOf } from '../query/parameters.ts';
import { requestOf } from '../requests.ts';
import { fileNameOf } from './disposition.ts';
import { sendFile } from './downloads.ts';
import type { FileLinks } from './links.ts';
import { filePartOf, isMultipart } from './multipart.ts';
import type { Files, Upload } from './service.ts';
import type { StoredFile } from './store.ts';

const BASE = '/api/v1/files';
const LINKS = '/api/v1/file-links';

interface Parts {
  readonly files: Files;
  readonly links: FileLinks;
  readonly repetitions: Repetitions;
  readonly authenticator: Authenticator;
  readonly timeZone: string;
}

interface OfFile {
  readonly Params: { readonly id: string };
}

/** What records refer to in their fields for files and images. */
export function registerFileRoutes(app: FastifyInstance, parts: Parts): void {
  const routes = new FileRoutes(parts);
  withOpenBodies(app, (scope) => {
    scope.post(BASE, (request, reply) => routes.upload(request, reply));
  });
  app.route<OfFile>({
    method: ['GET', 'HEAD'],
    url: `${BASE}/:id`,
    exposeHeadRoute: false,
    handler: (request, reply) => routes.download(request, reply, request.params.id),
  });
  app.delete<OfFile>(`${BASE}/:id`, (request, reply) => routes.delete(request, reply, request.params.id));
  app.post<OfFile>(`${BASE}/:id/link`, (request) => routes.link(request, request.params.id));
  app.route<OfFile>({
    method: ['GET', 'HEAD'],
    url: `${LINKS}/:id`,
    exposeHeadRoute: false,
    handler: (request, reply) => routes.follow(request, reply, request.params.id),
  });
  refuseOthers(app, BASE, ['POST']);
  refuseOthers(app, `${BASE}/:id`, ['GET', 'HEAD', 'DELETE']);
  refuseOthers(app, `${BASE}/:id/link`, ['POST']);
  refuseOthers(app, `${LINKS}/:id`, ['GET', 'HEAD']);
}

class FileRoutes {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async upload(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const caller = await this.#caller(request);
    // before anything of the body is read
    this.#parts.files.requireUpload(caller);
    return this.#parts.repetitions.answerOpen(request, reply, caller, async (content) => {
      const stored = await this.#parts.files.upload(caller, await uploadOf(request, content));
      const headers = { Location: `${BASE}/${stored.id}` };
      return { status: 201, headers, body: JSON.stringify(shown(stored)) };
    });
  }

  async download(request: FastifyRequest, reply: FastifyReply, id: string): Promise<FastifyReply> {
    const file = await this.#parts.files.find(await this.#caller(request), id);
    return sendFile(this.#parts.files, file, request, reply);
  }

  async delete(request: FastifyRequest, reply: FastifyReply, id: string): Promise<FastifyReply> {
    await this.#parts.files.delete(await this.#caller(request), id);
    return reply.code(204).send();
  }

  async link(request: FastifyRequest, id: string): Promise<unknown> {
    const { user, session } = await this.#parts.authenticator.settled(request);
    const file = await this.#parts.files.find(requestOf(user, this.#parts.timeZone), id);
    const { token, end } = this.#parts.links.make({ file: file.id, user: user.id, session });
    return { url: `${LINKS}/${token}`, expiresAt: end.toISOString() };
  }

  async follow(request: FastifyRequest, reply: FastifyReply, token: string): Promise<FastifyReply> {
    const link = this.#parts.links.open(token);
    const maker: SignedIn | undefined =
      link === undefined ? undefined : await this.#parts.authenticator.holder(link.user, link.session);
    if (link === undefined || maker === undefined) {
      throw notFound('file');
    }
    const file = await this.#parts.files.find(requestOf(maker.user, this.#parts.timeZone), link.file);
    return sendFile(this.#parts.files, file, request, reply);
  }

  async #caller(request: FastifyRequest): Promise<RequestContext> {
    return requestOf(await this.#parts.authenticator.settledCaller(request), this.#parts.timeZone);
  }
}

/** As the one part `file` of multipart/form-data, or as the body itself. */
async function uploadOf(request: FastifyRequest, content: AsyncIterable<Buffer>): Promise<Upload> {
  const name = parametersOf(request.url).get('name');
  const type = request.headers['content-type'];
  if (isMultipart(type)) {
    const part = await filePartOf(type, content);
    return { name: name ?? part.name ?? '', content: part.content, length: undefined };
  }
  return {
    name: name ?? fileNameOf(request.headers['content-disposition']) ?? '',
    content,
    length: announcedLength(request),
  };
}

function shown({ id, name, size, mediaType }: StoredFile): unknown {
  return { id, name, size, mediaType };
}
