import type { Expandable, ExpandPath, FieldPath, Shape, Showable, Sortable, SortPath } from './shapes.js';
import type { Json } from './types.js';

export interface CallOptions {
  /** Ends the call when it is aborted. */
  readonly signal?: AbortSignal;
}

/** What an answer shows of a record. */
export interface Shown<S extends Shape, F extends FieldPath<S>, E extends ExpandPath<S>> extends CallOptions {
  /** The members to show; all usual ones where this is left out. */
  readonly fields?: readonly (F & Showable<S, F>)[];
  /** Relations to show records of instead of ids. */
  readonly expand?: readonly (E & Expandable<S, E>)[];
}

/** Which records are meant. */
export interface Condition {
  /** A condition in the expression language (CEL); `cel` puts values into one. */
  readonly filter?: string;
  /** Words that the texts of a record hold. */
  readonly q?: string;
}

/** All records that match. */
export interface WalkQuery<
  S extends Shape,
  F extends FieldPath<S>,
  E extends ExpandPath<S>,
  O extends SortPath<S>,
> extends Shown<S, F, E>,
    Condition {
  /** The order, a hyphen for falling; paths lead through relations to one record. */
  readonly sort?: readonly (O & Sortable<S, O>)[];
  /** How many records one request reads: it bounds no walk. */
  readonly pageSize?: number;
}

/** One page of the records that match. */
export interface ListQuery<
  S extends Shape,
  F extends FieldPath<S>,
  E extends ExpandPath<S>,
  O extends SortPath<S>,
> extends Omit<WalkQuery<S, F, E, O>, 'pageSize'> {
  readonly limit?: number;
  /** The `nextCursor` of the page before. */
  readonly cursor?: string;
  /** Whether to tell the total. */
  readonly count?: boolean;
}

export interface ReadQuery<S extends Shape, F extends FieldPath<S>, E extends ExpandPath<S>> extends Shown<S, F, E> {
  /** The `nextCursor` of one of the record's relations, which then goes on from there; `related` does that for all pages. */
  readonly cursor?: string;
}

export interface CreateOptions<S extends Shape, F extends FieldPath<S>, E extends ExpandPath<S>> extends Shown<S, F, E> {
  /** Of the caller's choice: with it records are created once, however often this is tried. */
  readonly idempotencyKey?: string;
}

export interface DeleteOptions extends CallOptions {
  /** Only where the record is still of this version. */
  readonly ifVersion?: number;
}

export interface ChangeOptions<S extends Shape, F extends FieldPath<S>, E extends ExpandPath<S>>
  extends Shown<S, F, E>,
    DeleteOptions {}

export interface AggregateQuery<S extends Shape, G extends SortPath<S>> extends CallOptions, Condition {
  /** What to compute, such as `count` and `sum(estimate)`; the number of records where this is left out. */
  readonly compute?: readonly S['aggregate'][];
  /** What to compute it for each of; all records are one group where this is left out. */
  readonly groupBy?: readonly (G & Sortable<S, G>)[];
}

/** What is computed of members, by their names: sums and means of exact numbers are texts of digits. */
export type Computed = Readonly<Record<string, string | number | null>>;

/** What was computed over the records of one group. */
export interface Group<G extends string> {
  readonly group: { readonly [K in G]: Json };
  readonly count?: number;
  readonly sum?: Computed;
  readonly avg?: Computed;
  readonly min?: Computed;
  readonly max?: Computed;
}

/** At most 500 groups in their order; `truncated` tells that there are more. */
export interface Groups<G extends string> {
  readonly items: readonly Group<G>[];
  readonly truncated: boolean;
}
