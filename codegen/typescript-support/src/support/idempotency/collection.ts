import type { FastifyInstance } from 'fastify';
import type { Database } from '../database.ts';
import { sweepKept } from './store.ts';

const TURN_MILLISECONDS = 3_600_000;

/** Forgets kept answers after their day, once an hour for as long as the app runs. */
export function forgetAnswers(app: FastifyInstance, database: Database): void {
  let timer: NodeJS.Timeout | undefined;
  const sweep = (): void => {
    sweepKept(database).catch((failure: unknown) => {
      app.log.warn({ err: failure }, 'kept answers could not be forgotten');
    });
  };
  app.addHook('onReady', (done) => {
    timer = setInterval(sweep, TURN_MILLISECONDS).unref();
    done();
  });
  app.addHook('onClose', (_app, done) => {
    clearInterval(timer);
    done();
  });
}
