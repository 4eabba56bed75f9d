import type { FastifyRequest } from 'fastify';
import { formOf, jsonOf } from '../http/bodies.ts';
import { limitOf } from '../http/pages.ts';
import type { Entity, RequestContext } from '../model.ts';
import { parametersOf, requireKnown } from '../query/parameters.ts';
import type { RecordBody } from '../records/reader.ts';
import type { RecordHistory } from './service.ts';

/** The body of an answer to `GET …/history`. */
export function serveHistory(
  history: RecordHistory,
  entity: Entity,
  caller: RequestContext,
  request: FastifyRequest,
  id: string,
): Promise<string> {
  const parameters = parametersOf(request.url);
  requireKnown(parameters, ['limit', 'cursor']);
  return history.list(entity, caller, id, limitOf(parameters.get('limit')), parameters.get('cursor'));
}

/** The record that `POST …/restore` makes. */
export function serveRestore(
  history: RecordHistory,
  entity: Entity,
  caller: RequestContext,
  request: FastifyRequest,
  id: string,
): Promise<RecordBody> {
  requireKnown(parametersOf(request.url), []);
  const { version = 0n } = formOf(jsonOf(request), { version: 'number' }, ['version']);
  return history.restore(entity, caller, id, version);
}
