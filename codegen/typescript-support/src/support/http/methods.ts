import type { FastifyInstance } from 'fastify';
import { methodNotAllowed } from '../problem.ts';

/** Answers the methods that a resource does not have. */
export function refuseOthers(app: FastifyInstance, url: string, allowed: readonly string[]): void {
  app.route({
    method: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'].filter((method) => !allowed.includes(method)),
    url,
    exposeHeadRoute: false,
    handler: () => {
      throw methodNotAllowed(allowed.join(', '));
    },
  });
}
