export type Nullable<T> = T | null;

/** Applies a function to what is known. */
export function unary<A, R>(a: Nullable<A>, apply: (a: A) => Nullable<R>): Nullable<R> {
  return a === null ? null : apply(a);
}

/** Applies a function to two values that are known. */
export function binary<A, B, R>(a: Nullable<A>, b: Nullable<B>, apply: (a: A, b: B) => Nullable<R>): Nullable<R> {
  return a === null || b === null ? null : apply(a, b);
}
