/** Order: the stored values of a record; 64-bit numbers and decimals, dates and times are in their wire form. */
export interface OrderValues {
  readonly id: string;
  readonly version: string;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly updatedAt: string;
  readonly updatedBy: string;
  /** Required. */
  readonly class: string | null;
  readonly select: number | null;
  readonly default: boolean | null;
  readonly from: string | null;
  readonly group: string | null;
  readonly constructor: string | null;
  readonly user: string | null;
}
