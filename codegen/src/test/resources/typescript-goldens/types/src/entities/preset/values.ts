import type { GeoPoint, Money } from '../../support/model.ts';

/** Preset: the stored values of a record; 64-bit numbers and decimals, dates and times are in their wire form. */
export interface PresetValues {
  readonly id: string;
  readonly version: string;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly updatedAt: string;
  readonly updatedBy: string;
  readonly text: string | null;
  readonly body: string | null;
  readonly email: string | null;
  readonly paint: string | null;
  readonly small: number | null;
  readonly big: string | null;
  readonly exact: string | null;
  readonly ratio: number | null;
  readonly price: Money | null;
  readonly flag: boolean | null;
  readonly day: string | null;
  readonly at: string | null;
  readonly moment: string | null;
  readonly span: string | null;
  readonly token: string | null;
  readonly stage: 'low' | 'high' | null;
  readonly tones: readonly string[] | null;
  readonly extra: string | null;
  readonly place: GeoPoint | null;
}
