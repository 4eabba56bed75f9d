import type { Related, Uuid } from './types.js';

/**
 * What the types of one entity are: the record as a single one is read, the members that lists leave out, the entities that
 * relations lead to, what is sent, the names to sort by, and what can be computed.
 */
export interface Shape {
  record: { readonly id: Uuid };
  unlisted: string;
  one: object;
  many: object;
  input: object;
  patch: object;
  sort: string;
  aggregate: string;
  /** Whether a right to write exists without the right to read whatever was written. */
  guarded: boolean;
}

/** Whether a record is read by itself or as one of many. */
export type Mode = 'single' | 'listed';

type Head<P extends string> = P extends `${infer H}.${string}` ? H : P;
type Tail<P extends string, H extends string> = P extends `${H}.${infer T}` ? T : never;
type Dotted<P extends string> = P extends `${infer H}.${string}` ? H : never;

export type Name<T> = Extract<keyof T, string>;
type Relation<S extends Shape> = Name<S['one']> | Name<S['many']>;

/** Names for `expand`: relations, and what goes on behind one. */
export type ExpandPath<S extends Shape> = Relation<S> | `${Relation<S>}.${string}`;

/** Names for `fields`: members, and members behind a relation. */
export type FieldPath<S extends Shape> = Name<S['record']> | ExpandPath<S>;

type Rising<S extends Shape> = S['sort'] | `${Name<S['one']>}.${string}`;

/** Names for `sort`: members, and members behind relations to one record; a hyphen for falling. */
export type SortPath<S extends Shape> = Rising<S> | `-${Rising<S>}`;

/**
 * The paths that lead somewhere, else never. They are checked one by one, as all that there are would be too many for the
 * compiler in large models.
 */
export type Expandable<S extends Shape, P extends string> = P extends `${infer H}.${infer T}`
  ? Behind<P, H extends Relation<S> ? Expandable<Target<S, H>, T> : never>
  : Extract<P, Relation<S>>;

export type Showable<S extends Shape, P extends string> = P extends `${infer H}.${infer T}`
  ? Behind<P, H extends Relation<S> ? Showable<Target<S, H>, T> : never>
  : Extract<P, Name<S['record']> | Relation<S>>;

export type Sortable<S extends Shape, P extends string> = P extends `-${infer R}`
  ? Behind<P, Orderable<S, R>>
  : Orderable<S, P>;

type Orderable<S extends Shape, P extends string> = P extends `${infer H}.${infer T}`
  ? Behind<P, H extends Name<S['one']> ? Orderable<Target<S, H>, T> : never>
  : Extract<P, S['sort']>;

type Behind<P, Rest> = [Rest] extends [never] ? never : P;

export type Target<S extends Shape, K extends string> = K extends keyof S['one']
  ? Extract<S['one'][K], Shape>
  : K extends keyof S['many']
    ? Extract<S['many'][K], Shape>
    : never;

type Usual<S extends Shape, M extends Mode> = M extends 'single'
  ? Name<S['record']>
  : Exclude<Name<S['record']>, S['unlisted']>;

type Asked<S extends Shape, M extends Mode, F extends string> = [F] extends [never] ? Usual<S, M> : F | 'id';

/** The record with the members `F` (none: the usual ones), with records in place of ids where `E` expands a relation. */
export type View<S extends Shape, M extends Mode, F extends string = never, E extends string = never> = Pick<
  S['record'],
  Exclude<Extract<Asked<S, M, F>, keyof S['record']>, Followed<S, M, F, E>>
> & {
  readonly [K in Extract<Followed<S, M, F, E>, Name<S['one']>>]: View<
    Target<S, K>,
    'listed',
    Tail<F, K>,
    Tail<E, K>
  > | null;
} & {
  readonly [K in Extract<Followed<S, M, F, E>, Name<S['many']>>]: Related<
    K extends Head<E> | Dotted<F> ? View<Target<S, K>, 'listed', Tail<F, K>, Tail<E, K>> : { readonly id: Uuid }
  > | null;
} & {
  readonly [K in Exclude<Extract<F, Name<S['one']>>, keyof S['record'] | Followed<S, M, F, E>>]: Uuid | null;
};

/**
 * A record as the answer to a write shows it. Where a right to read depends on the record, or is missing, only the id and the
 * version of what was written are sure to be shown.
 */
export type Written<S extends Shape, F extends string = never, E extends string = never> = S['guarded'] extends false
  ? View<S, 'single', F, E>
  : Partly<View<S, 'single', F, E>>;

type Partly<V> = Pick<V, Extract<keyof V, 'id' | 'version'>> & {
  readonly [K in Exclude<keyof V, 'id' | 'version'>]?: V[K] | null;
};

/** The relations that are shown as records: the expanded ones, and to-many ones wherever ids alone are not shown. */
type Followed<S extends Shape, M extends Mode, F extends string, E extends string> =
  | Extract<Head<E> | Dotted<F>, Relation<S>>
  | Exclude<Extract<F, Name<S['many']>>, M extends 'single' ? keyof S['record'] : never>;

/** What the runtime has to know of an entity: which members are 64-bit numbers, and where relations lead. */
export interface EntityWire {
  readonly name: string;
  readonly bigs: readonly string[];
  readonly relations: () => Readonly<Record<string, EntityWire>>;
}
