/** An exact number as the text of its digits, such as `'12.50'`: numbers of JavaScript would lose some. */
export type Decimal = string;

/** A day, such as `2027-01-31`. */
export type LocalDate = string;

/** A time of day, such as `14:05:00`. */
export type LocalTime = string;

/** A moment in UTC to the microsecond (RFC 3339), such as `2027-01-31T13:05:00.123456Z`. */
export type DateTime = string;

/** A duration of ISO 8601, such as `PT1H30M`. */
export type Duration = string;

export type Uuid = string;

/** Any JSON. Its numbers are those of JavaScript: what needs more than 53 bits or 15 digits belongs into a text of it. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** An amount of up to four decimals and its currency (ISO 4217). */
export interface Money {
  readonly amount: Decimal;
  readonly currency: string;
}

/** A place in degrees. */
export interface GeoPoint {
  readonly lat: number;
  readonly lon: number;
}

/** An uploaded file; its id is what is written. */
export interface FileRef {
  readonly id: Uuid;
  readonly name?: string;
  readonly size?: number;
  readonly mediaType?: string;
}

/** All that is read of a secret: that there is one. Written back, it stays what it is. */
export interface SecretState {
  readonly set: true;
}

/** Some records of a list; `nextCursor` leads to those after them, `total` is there where it was asked for. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
  readonly total?: number;
}

/** The first records at the other end of a relation; `nextCursor` leads to those after them. */
export interface Related<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}
