/** Record: the stored values of a record; 64-bit numbers and decimals, dates and times are in their wire form. */
export interface RecordValues {
  readonly id: string;
  readonly version: string;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly updatedAt: string;
  readonly updatedBy: string;
  readonly user: string | null;
  readonly now: string | null;
  readonly sql: string | null;
  /** Required. */
  readonly case: string | null;
}
