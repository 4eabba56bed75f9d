import Fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { isUnavailable } from '../database.ts';
import { newId } from '../ids.ts';
import { notFound, Problem } from '../problem.ts';
import { wholeBody } from './streams.ts';
import { answerUnreadable } from './unreadable.ts';

const BODY_MAX = 8 * 1024 * 1024;
const BODY_PATIENCE = { idle: 30_000, total: 60_000 };
/** Of a whole request, files among them. */
const REQUEST_MILLISECONDS = 600_000;

const HEADERS: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
};

/** A server without routes: limits, headers, and problems for whatever goes wrong. */
export function createServer(logLevel: string): FastifyInstance {
  const app = Fastify({
    logger: { level: logLevel, redact: ['req.headers.authorization', 'req.headers.cookie'] },
    genReqId: () => newId(),
    requestTimeout: REQUEST_MILLISECONDS,
    // a request without a host is answered here, as everything else is
    http: { requireHostHeader: false },
    routerOptions: { maxParamLength: 500 },
    return503OnClosing: true,
    frameworkErrors: (failure, request, reply) => {
      void sendProblem(problemOf(failure, request), request, reply);
    },
    clientErrorHandler: (failure, socket) => {
      answerUnreadable(failure, socket);
    },
  });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (request: FastifyRequest) => wholeBody(request, BODY_MAX, BODY_PATIENCE));
  app.addHook('onRequest', (request, _reply, done) => {
    const isHostless = request.headers.host === undefined && request.raw.httpVersionMinor > 0;
    done(isHostless ? new Problem(400, 'malformed-request', 'This request says no host.') : undefined);
  });
  app.server.on('checkExpectation', (_request, response) => {
    const body = JSON.stringify(
      new Problem(417, 'expectation-failed', 'Nothing is known here of what this expects.').document(newId()),
    );
    response.writeHead(417, { ...HEADERS, 'Content-Type': 'application/problem+json', Connection: 'close' }).end(body);
  });
  app.addHook('onSend', async (request, reply) => {
    addHeaders(request, reply);
  });
  app.setErrorHandler((failure: FastifyError | Error, request, reply) =>
    sendProblem(problemOf(failure, request), request, reply),
  );
  app.setNotFoundHandler((request, reply) => sendProblem(notFound('resource'), request, reply));
  return app;
}

function addHeaders(request: FastifyRequest, reply: FastifyReply): void {
  reply.header('X-Request-Id', request.id);
  for (const [name, value] of Object.entries(HEADERS)) {
    if (!reply.hasHeader(name)) {
      reply.header(name, value);
    }
  }
}

function sendProblem(problem: Problem, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  // hooks do not run where the framework itself refuses a request
  addHeaders(request, reply);
  return reply
    .code(problem.status)
    .headers(problem.headers)
    .type('application/problem+json')
    .send(JSON.stringify(problem.document(request.id)));
}

/** What a fault was goes to the log under the id of the request, never to the client. */
function problemOf(failure: FastifyError | Error, request: FastifyRequest): Problem {
  if (failure instanceof Problem) {
    return failure;
  }
  if (isUnavailable(failure)) {
    request.log.warn({ err: failure }, 'the database is not available');
    return new Problem(503, 'store-unavailable', 'The data cannot be reached at the moment. Try again soon.', {
      headers: { 'Retry-After': '2' },
    });
  }
  switch ('code' in failure ? failure.code : '') {
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return new Problem(415, 'unsupported-media-type', 'A body of this type is not understood here.');
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
    case 'FST_ERR_BAD_URL':
      return new Problem(400, 'malformed-request', 'This request cannot be read.');
    default:
      request.log.error({ err: failure }, 'unexpected fault');
      return new Problem(500, 'internal', "Something went wrong here. The log has it under the instance's id.");
  }
}
