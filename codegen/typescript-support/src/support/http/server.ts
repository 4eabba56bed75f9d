import Fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { isTooSlow, isUnavailable } from '../database.ts';
import { newId } from '../ids.ts';
import { notFound, Problem } from '../problem.ts';
import { isStopping } from '../stopping.ts';
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

const TOO_LARGE = 413;

/** How long a connection without a request stays open. */
const KEEP_ALIVE_MILLISECONDS = 5_000;

/** For routes whose bodies are a few short texts. */
export const SMALL_BODY = { bodyLimit: 16 * 1024 };

interface ServerSettings {
  readonly logLevel: string;
  /** The addresses of the proxies in front, or how many there are; false: none. */
  readonly trustProxy: string | number | false;
}

/** A server without routes: limits, headers, and problems for whatever goes wrong. */
export function createServer({ logLevel, trustProxy }: ServerSettings): FastifyInstance {
  const app = Fastify({
    logger: { level: logLevel, serializers: { req: logged } },
    trustProxy: typeof trustProxy === 'number' ? (_address, hop) => hop < trustProxy : trustProxy,
    bodyLimit: BODY_MAX,
    keepAliveTimeout: KEEP_ALIVE_MILLISECONDS,
    genReqId: () => newId(),
    requestTimeout: REQUEST_MILLISECONDS,
    // a request without a host is answered here, as everything else is
    http: { requireHostHeader: false },
    routerOptions: { maxParamLength: 500 },
    // what comes while it stops is answered below, by a problem
    return503OnClosing: false,
    frameworkErrors: (failure, request, reply) => {
      void sendProblem(problemOf(failure, request), request, reply);
    },
    clientErrorHandler: (failure, socket) => {
      answerUnreadable(failure, socket);
    },
  });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (request: FastifyRequest) =>
    wholeBody(request, request.routeOptions.bodyLimit, BODY_PATIENCE),
  );
  let isClosing = false;
  app.addHook('preClose', (done) => {
    isClosing = true;
    done();
  });
  app.addHook('onRequest', (request, _reply, done) => {
    const isHostless = request.headers.host === undefined && request.raw.httpVersionMinor > 0;
    if (isClosing) {
      const headers = { 'Retry-After': '2', Connection: 'close' };
      done(new Problem(503, 'overloaded', 'This server is stopping. Try again soon.', { headers }));
    } else {
      done(isHostless ? new Problem(400, 'malformed-request', 'This request says no host.') : undefined);
    }
  });
  app.server.on('checkExpectation', (_request, response) => {
    const body = JSON.stringify(
      new Problem(417, 'expectation-failed', 'Nothing is known here of what this expects.').document(newId()),
    );
    response.writeHead(417, { ...HEADERS, 'Content-Type': 'application/problem+json', Connection: 'close' }).end(body);
  });
  app.addHook('onSend', (request, reply, _payload, done) => {
    addHeaders(request, reply);
    if (isStopping(app)) {
      reply.header('Connection', 'close');
    } else if (reply.statusCode === TOO_LARGE) {
      // Fastify would hang up on a client that still sends, which then may not see why
      reply.removeHeader('Connection');
    }
    done();
  });
  app.setErrorHandler((failure: FastifyError | Error, request, reply) =>
    sendProblem(problemOf(failure, request), request, reply),
  );
  app.setNotFoundHandler((request, reply) => sendProblem(notFound('resource'), request, reply));
  return app;
}

/** What the log says of a request: not what is searched for, which may be of persons. */
function logged(request: FastifyRequest): Record<string, unknown> {
  return { method: request.method, url: request.url.split('?', 1)[0], remoteAddress: request.ip };
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
    if (failure.status === 403) {
      request.log.info({ event: 'refused', code: failure.code }, 'refused');
    }
    return failure;
  }
  if (isUnavailable(failure)) {
    request.log.warn({ err: failure }, 'the database is not available');
    return new Problem(503, 'store-unavailable', 'The data cannot be reached at the moment. Try again soon.', {
      headers: { 'Retry-After': '2' },
    });
  }
  if (isTooSlow(failure)) {
    // no Retry-After: clients that repeat by themselves would have the same work done again
    request.log.warn({ err: failure }, 'a statement took too long');
    return new Problem(503, 'store-unavailable', 'This takes longer than it may. Ask for less.');
  }
  switch ('code' in failure ? failure.code : '') {
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return new Problem(415, 'unsupported-media-type', 'A body of this type is not understood here.');
    case 'FST_ERR_MAX_PARAM_LENGTH':
      return notFound('resource');
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
    case 'FST_ERR_BAD_URL':
      return new Problem(400, 'malformed-request', 'This request cannot be read.');
    default:
      request.log.error({ err: failure }, 'unexpected fault');
      return new Problem(500, 'internal', "Something went wrong here. The log has it under the instance's id.");
  }
}
