/** Order: the stored values of a record; 64-bit numbers and decimals, dates and times are in their wire form. */
export interface OrderValues {
  readonly id: string;
  readonly version: string;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly updatedAt: string;
  readonly updatedBy: string;
  readonly number: string | null;
  /** Required. */
  readonly status: 'open' | 'paid' | 'sent' | null;
  readonly orderedAt: string | null;
  readonly sentAt: string | null;
  readonly delivery: string | null;
  /** Required. */
  readonly customer: string | null;
  readonly clerk: string | null;
}
