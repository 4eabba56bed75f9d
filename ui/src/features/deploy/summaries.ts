export type Numbers = ReadonlyArray<number | null>;

export interface Summary {
  last: number;
  mean: number;
  max: number;
  /** The place of the greatest. */
  maxAt: number;
}

/** What one would say of a line after a look at it; nothing where nothing is known. */
export function summaryOf(values: Numbers): Summary | undefined {
  let count = 0;
  let sum = 0;
  let last = 0;
  let max = Number.NEGATIVE_INFINITY;
  let maxAt = 0;
  values.forEach((value, index) => {
    if (value !== null && Number.isFinite(value)) {
      count += 1;
      sum += value;
      last = value;
      if (value > max) {
        max = value;
        maxAt = index;
      }
    }
  });
  return count === 0 ? undefined : { last, mean: sum / count, max, maxAt };
}

export const RANGES = { '1h': 3_600, '24h': 86_400, '7d': 604_800 } as const;
export type Range = keyof typeof RANGES;

export function isRange(text: string): text is Range {
  return Object.hasOwn(RANGES, text);
}

/** Some rows, evenly far from each other, the newest first: as many as people read. */
export function sampled(length: number, rows: number): number[] {
  if (length === 0) {
    return [];
  }
  const step = Math.max(1, Math.ceil(length / rows));
  const found: number[] = [];
  for (let index = length - 1; index >= 0; index -= step) {
    found.push(index);
  }
  return found;
}
