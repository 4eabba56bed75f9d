import type { FastifyInstance } from 'fastify';
import type { Connection } from '../database.ts';
import type { AddFault, RequestContext } from '../model.ts';
import type { RecordRoutesContext } from './routes.ts';

/** A record that is about to be written, or was. */
export interface Change<T> {
  readonly action: 'create' | 'update' | 'delete';
  /** Null for a new record. */
  readonly before: T | null;
  /** Null for a deleted record. */
  readonly after: T | null;
  readonly request: RequestContext;
  /** The transaction of the change. */
  readonly connection: Connection;
}

/** Where people's own code joins in. All of it is optional. What goes or changes with another record calls no hook. */
export interface EntityHooks<T> {
  /** Before the record is written; what it adds as a fault refuses the change. */
  beforeWrite?(change: Change<T>, add: AddFault): void | Promise<void>;
  /** In the transaction, after the record was written; to throw undoes the change. */
  afterWrite?(change: Change<T>): void | Promise<void>;
  /**
   * Further routes below the collection, such as `app.get('/overdue', …)`. They are open to everybody unless they begin with
   * `await context.authenticator.settledCaller(request)`.
   */
  routes?(app: FastifyInstance, context: RecordRoutesContext): void;
}
