import type { GeoPoint, Money } from '../../support/model.ts';

/** Paper: the stored values of a record; 64-bit numbers and decimals, dates and times are in their wire form. */
export interface PaperValues {
  readonly id: string;
  readonly version: string;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly updatedAt: string;
  readonly updatedBy: string;
  readonly title: string | null;
  readonly code: string | null;
  readonly open: boolean | null;
  readonly pages: number | null;
  readonly fee: string | null;
  readonly price: Money | null;
  readonly due: string | null;
  readonly took: string | null;
  readonly labels: readonly string[] | null;
  readonly extra: string | null;
  readonly place: GeoPoint | null;
  readonly pin: string | null;
  readonly number: string | null;
  readonly document: string | null;
  readonly cover: string | null;
  readonly folder: string | null;
}
