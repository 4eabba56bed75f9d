/** Person: the stored values of a record; 64-bit numbers and decimals, dates and times are in their wire form. */
export interface PersonValues {
  readonly id: string;
  readonly version: string;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly updatedAt: string;
  readonly updatedBy: string;
  /** Required. */
  readonly name: string | null;
  readonly age: number | null;
  /** Required. */
  readonly team: string | null;
  readonly manager: string | null;
  readonly spouse: string | null;
}
