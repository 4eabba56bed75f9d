import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../problem.ts';
import { attachment } from './disposition.ts';
import { rangeOf } from './ranges.ts';
import type { Files } from './service.ts';
import type { StoredFile } from './store.ts';

/** Nothing in it runs, wherever it is opened. */
const POLICY = "sandbox; default-src 'none'; base-uri 'none'; frame-ancestors 'none'";

/** Answers with the content: whole, in part, or as not changed. */
export async function sendFile(
  files: Files,
  file: StoredFile,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const tag = `"${file.sha256}"`;
  reply.header('ETag', tag).header('Cache-Control', 'private, no-cache').header('Content-Security-Policy', POLICY);
  if (isKnown(request.headers['if-none-match'], tag)) {
    return reply.code(304).send();
  }
  const condition = request.headers['if-range'];
  const isRanged = request.method === 'GET' && (condition === undefined || condition === tag);
  const asked = isRanged ? rangeOf(request.headers.range, file.size) : undefined;
  const { from, length } = asked ?? { from: 0, length: file.size };
  if (asked !== undefined && length === 0) {
    throw new Problem(416, 'range-not-satisfiable', 'The file has no such part.', {
      headers: { 'Content-Range': `bytes */${file.size}` },
    });
  }
  reply
    .code(asked === undefined ? 200 : 206)
    .header('Content-Type', file.mediaType)
    .header('Content-Length', length)
    .header('Content-Disposition', attachment(file.name))
    .header('Accept-Ranges', 'bytes');
  if (asked !== undefined) {
    reply.header('Content-Range', `bytes ${from}-${from + length - 1}/${file.size}`);
  }
  return request.method === 'HEAD' ? reply.send() : reply.send(await files.content(file, from, length));
}

function isKnown(tags: string | undefined, tag: string): boolean {
  return (tags ?? '').split(',').some((known) => ['*', tag, `W/${tag}`].includes(known.trim()));
}
