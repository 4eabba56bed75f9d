import { formatBytes } from '@/shared/format';
import type { Numbers } from './summaries';

export interface Chart {
  name: 'cpu' | 'memory' | 'requests' | 'errors' | 'latency';
  /** The series of the API in it, with the colours of the theme. */
  lines: ReadonlyArray<{ series: SeriesName; colour: 'accent' | 'ok' | 'warn' | 'danger' | 'muted' }>;
  unit: 'processors' | 'bytes' | 'each second' | 'seconds';
}

export type SeriesName =
  | 'cpu'
  | 'memory'
  | 'memoryPeak'
  | 'memoryLimit'
  | 'requests'
  | 'errors'
  | 'latencyP50'
  | 'latencyP95'
  | 'latencyP99';

export type Series = Readonly<Record<SeriesName, Numbers>>;

export const CHARTS: readonly Chart[] = [
  { name: 'cpu', unit: 'processors', lines: [{ series: 'cpu', colour: 'accent' }] },
  {
    name: 'memory',
    unit: 'bytes',
    lines: [
      { series: 'memory', colour: 'accent' },
      { series: 'memoryPeak', colour: 'warn' },
      { series: 'memoryLimit', colour: 'muted' },
    ],
  },
  { name: 'requests', unit: 'each second', lines: [{ series: 'requests', colour: 'ok' }] },
  { name: 'errors', unit: 'each second', lines: [{ series: 'errors', colour: 'danger' }] },
  {
    name: 'latency',
    unit: 'seconds',
    lines: [
      { series: 'latencyP50', colour: 'ok' },
      { series: 'latencyP95', colour: 'accent' },
      { series: 'latencyP99', colour: 'warn' },
    ],
  },
];

/** A figure with its unit, as people say it. */
export function formatFigure(value: number, unit: Chart['unit'], language: string): string {
  const number = (digits: number, options: Intl.NumberFormatOptions = {}) =>
    new Intl.NumberFormat(language, { maximumSignificantDigits: digits, ...options }).format(value);
  switch (unit) {
    case 'bytes':
      return formatBytes(value, language);
    case 'seconds':
      return value < 1
        ? new Intl.NumberFormat(language, {
            style: 'unit',
            unit: 'millisecond',
            maximumSignificantDigits: 3,
          }).format(value * 1_000)
        : number(3, { style: 'unit', unit: 'second' });
    case 'each second':
      return `${number(3)}/s`;
    case 'processors':
      return number(3);
  }
}
