import type { GeoPoint, Money } from '../../support/model.ts';

/** Sample 試料: the stored values of a record; 64-bit numbers and decimals, dates and times are in their wire form. */
export interface SampleValues {
  readonly id: string;
  readonly version: string;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly updatedAt: string;
  readonly updatedBy: string;
  readonly title: string | null;
  readonly free: string | null;
  readonly body: string | null;
  readonly email: string | null;
  readonly home: string | null;
  readonly phone: string | null;
  readonly handle: string | null;
  readonly paint: string | null;
  readonly small: number | null;
  readonly whole: number | null;
  readonly big: string | null;
  readonly lot: string | null;
  readonly exact: string | null;
  readonly wide: string | null;
  readonly ratio: number | null;
  readonly price: Money | null;
  readonly euros: Money | null;
  readonly flag: boolean | null;
  readonly day: string | null;
  readonly at: string | null;
  readonly moment: string | null;
  readonly span: string | null;
  readonly token: string | null;
  readonly stage: 'low' | 'mid' | 'high' | null;
  readonly tones: readonly string[] | null;
  readonly extra: string | null;
  readonly paper: string | null;
  readonly picture: string | null;
  readonly place: GeoPoint | null;
  readonly number: string | null;
  readonly pin: string | null;
}
