/** Line: the stored values of a record; 64-bit numbers and decimals, dates and times are in their wire form. */
export interface LineValues {
  readonly id: string;
  readonly version: string;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly updatedAt: string;
  readonly updatedBy: string;
  /** Required. */
  readonly sku: string | null;
  /** Required. */
  readonly quantity: number | null;
  /** Required. */
  readonly price: string | null;
  /** Required. */
  readonly order: string | null;
}
