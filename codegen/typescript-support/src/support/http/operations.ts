import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import type { Database } from '../database.ts';
import { isStopping } from '../stopping.ts';

/**
 * Health for those who run the app, and metrics in the format of Prometheus.
 *
 * @param health the database by a connection of its own: requests that wait for each other are no reason to take none
 */
export function registerOperations(app: FastifyInstance, health: Database): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const durations = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'How long requests take, by method, route and status.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  });
  app.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none';
    durations.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1_000);
    done();
  });
  app.get('/health/live', () => ({ status: 'live' }));
  app.get('/health/ready', async (_request, reply) => {
    if (isStopping(app)) {
      return reply.code(503).send({ status: 'stopping' });
    }
    const isUp = await health.query('SELECT 1').then(
      () => true,
      () => false,
    );
    const checks = { database: isUp ? 'up' : 'down' };
    return reply.code(isUp ? 200 : 503).send({ status: isUp ? 'ready' : 'unavailable', checks });
  });
  app.get('/metrics', async (_request, reply) => reply.type(registry.contentType).send(await registry.metrics()));
}
