import { useTranslation } from 'react-i18next';

/** The language of the studio as the reader's region writes it: dates are other ones in London than in New York. */
export function useLanguage(): string {
  const language = useTranslation().i18n.language;
  return navigator.languages.find((one) => one === language || one.startsWith(`${language}-`)) ?? language;
}

// Making one takes longer than using it.
const made = new Map<string, Intl.DateTimeFormat | Intl.RelativeTimeFormat | Intl.NumberFormat>();

function once<T extends Intl.DateTimeFormat | Intl.RelativeTimeFormat | Intl.NumberFormat>(
  key: string,
  make: () => T,
): T {
  let found = made.get(key);
  if (found === undefined) {
    found = make();
    made.set(key, found);
  }
  return found as T;
}

export function formatDateTime(value: string, language: string): string {
  return once(
    `dateTime ${language}`,
    () => new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }),
  ).format(new Date(value));
}

export function formatNumber(value: number, language: string): string {
  return once(`number ${language}`, () => new Intl.NumberFormat(language)).format(value);
}

const BYTES = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'];

export function formatBytes(bytes: number, language: string): string {
  const step = Math.min(bytes < 1 ? 0 : Math.floor(Math.log10(bytes) / 3), BYTES.length - 1);
  const unit = BYTES[step] ?? 'byte';
  return once(
    `${unit} ${language}`,
    () => new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 1 }),
  ).format(bytes / 1000 ** step);
}

const UNITS: ReadonlyArray<[Intl.RelativeTimeFormatUnit, number]> = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

export function formatRelative(value: string, now: number, language: string): string {
  const seconds = Math.round((new Date(value).getTime() - now) / 1000);
  const format = once(`relative ${language}`, () => new Intl.RelativeTimeFormat(language, { numeric: 'auto' }));
  for (const [unit, size] of UNITS) {
    if (Math.abs(seconds) >= size) {
      return format.format(Math.trunc(seconds / size), unit);
    }
  }
  return format.format(0, 'second');
}
