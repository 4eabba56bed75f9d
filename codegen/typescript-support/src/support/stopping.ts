import type { FastifyInstance } from 'fastify';

/** The servers that take no new work any more. */
const stopping = new WeakSet();

export function isStopping(app: FastifyInstance): boolean {
  return stopping.has(app.server);
}

/** How a server ends. */
interface Pace {
  /** Goes on while whoever shares requests out still has to learn that this server is not ready any more. */
  readonly drain: () => Promise<unknown>;
  /** The milliseconds that requests then have before their connections are cut. */
  readonly patience: number;
}

/** Is not ready any more, finishes the requests that are there, and ends. */
export async function stop(app: FastifyInstance, { drain, patience }: Pace): Promise<void> {
  stopping.add(app.server);
  await drain();
  const deadline = setTimeout(() => {
    app.log.warn('connections are cut that did not end in time');
    app.server.closeAllConnections();
  }, patience);
  try {
    await app.close();
  } finally {
    clearTimeout(deadline);
  }
}
