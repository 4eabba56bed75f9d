import type { FastifyInstance, FastifyReply } from 'fastify';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ADMIN } from '../access.ts';
import type { Authenticator } from '../auth/principal.ts';
import type { Model } from '../model.ts';

/** What the app is, for programs: its interface as OpenAPI document, and the metadata that user interfaces render themselves from. */
export function registerDocuments(
  app: FastifyInstance,
  folder: string,
  authenticator: Authenticator,
  model: Model,
): void {
  const openApi = readFileSync(join(folder, 'openapi.json'), 'utf8');
  const meta = readFileSync(join(folder, 'meta.json'), 'utf8');
  app.get('/openapi.json', (request, reply) => answer(reply, openApi, request.headers['if-none-match']));
  app.get('/meta', async (request, reply) => {
    const { roles } = await authenticator.settledCaller(request);
    const caller = roles.includes(ADMIN)
      ? { access: 'all', roles: [] }
      : { access: 'roles', roles: model.roles.filter((role) => roles.includes(role)) };
    return answer(
      reply,
      meta.replace('{', () => `{"caller":${JSON.stringify(caller)},`),
      request.headers['if-none-match'],
    );
  });
}

function answer(reply: FastifyReply, document: string, known: string | undefined): FastifyReply {
  const tag = `"${createHash('sha256').update(document).digest('base64url').slice(0, 22)}"`;
  reply.header('ETag', tag).header('Cache-Control', 'private, no-cache');
  return known?.includes(tag) === true ? reply.code(304).send() : reply.type('application/json').send(document);
}
