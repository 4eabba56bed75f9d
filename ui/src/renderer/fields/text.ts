import type { TFunction } from 'i18next';
import { durationOf } from '../cel/times';
import type { Member } from '../meta';
import { plainAmount } from './drafts';

const formats = new Map<string, Intl.DateTimeFormat | Intl.NumberFormat>();

function kept<T extends Intl.DateTimeFormat | Intl.NumberFormat>(key: string, make: () => T): T {
  const found = formats.get(key) ?? make();
  formats.set(key, found);
  return found as T;
}

/** A number of any length with the signs of the language. */
export function numberText(text: string, language: string): string {
  const format = kept(`number ${language}`, () => new Intl.NumberFormat(language, { maximumFractionDigits: 20 }));
  const decimals = text.split('.')[1]?.length ?? 0;
  if (!/^-?\d+(\.\d+)?$/.test(text)) {
    return text;
  }
  // As a text it is formatted exactly; zeros at the end belong to it.
  return decimals === 0
    ? format.format(text as unknown as number)
    : kept(
        `number ${language} ${decimals}`,
        () => new Intl.NumberFormat(language, { minimumFractionDigits: decimals, maximumFractionDigits: decimals }),
      ).format(text as unknown as number);
}

export function moneyText(money: { amount: string; currency: string }, language: string): string {
  const amount = plainAmount(money.amount);
  const decimals = amount.split('.')[1]?.length ?? 0;
  try {
    const format = kept(
      `money ${language} ${money.currency} ${decimals}`,
      () =>
        new Intl.NumberFormat(language, {
          style: 'currency',
          currency: money.currency,
          ...(decimals > 2 ? { maximumFractionDigits: decimals } : {}),
        }),
    );
    return format.format(amount as unknown as number);
  } catch {
    return `${amount} ${money.currency}`;
  }
}

export function dateText(wire: string, language: string): string {
  const format = kept(
    `date ${language}`,
    () => new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' }),
  );
  const date = new Date(`${wire}T00:00:00Z`);
  return Number.isNaN(date.getTime()) ? wire : format.format(date);
}

export function timeText(wire: string, language: string): string {
  const seconds = !/:00(\.0+)?$/.test(wire);
  const format = kept(
    `time ${language} ${seconds}`,
    () => new Intl.DateTimeFormat(language, { timeStyle: seconds ? 'medium' : 'short', timeZone: 'UTC' }),
  );
  const date = new Date(`1970-01-01T${wire}Z`);
  return Number.isNaN(date.getTime()) ? wire : format.format(date);
}

export function momentText(wire: string, language: string): string {
  const format = kept(
    `moment ${language}`,
    () => new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }),
  );
  const date = new Date(wire);
  return Number.isNaN(date.getTime()) ? wire : format.format(date);
}

/** `1 h 30 min`. */
export function durationWords(wire: string, language: string): string {
  const micros = durationOf(wire);
  if (micros === null) {
    return wire;
  }
  const isNegative = micros < 0n;
  const rest = isNegative ? -micros : micros;
  const parts: Array<[bigint, string]> = [
    [rest / 3_600_000_000n, 'hour'],
    [(rest / 60_000_000n) % 60n, 'minute'],
    [(rest / 1_000_000n) % 60n, 'second'],
  ];
  const shown = parts.filter(([count], index) => count > 0n || (index === 2 && rest < 1_000_000n));
  const words = shown.map(([count, unit]) =>
    kept(
      `duration ${language} ${unit}`,
      () => new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short' }),
    ).format(count),
  );
  return (isNegative ? '−' : '') + words.join(' ');
}

/** A value in words, of every type that has a text. Relations and people are named by who knows them. */
export function valueText(member: Member, wire: unknown, language: string, t: TFunction<'renderer'>): string {
  if (wire === null || wire === undefined) {
    return '';
  }
  switch (member.type) {
    case 'boolean':
      return t(wire === true ? 'yes' : 'no');
    case 'integer':
    case 'long':
    case 'decimal':
      return numberText(String(wire), language);
    case 'float':
      return kept(`float ${language}`, () => new Intl.NumberFormat(language, { maximumSignificantDigits: 15 })).format(
        Number(wire),
      );
    case 'money':
      return moneyText(wire as { amount: string; currency: string }, language);
    case 'date':
      return dateText(String(wire), language);
    case 'time':
      return timeText(String(wire), language);
    case 'dateTime':
      return momentText(String(wire), language);
    case 'duration':
      return durationWords(String(wire), language);
    case 'choice':
      return choiceLabel(member, String(wire));
    case 'multiChoice':
      return Array.isArray(wire) ? wire.map((one) => choiceLabel(member, String(one))).join(', ') : '';
    case 'json':
      return JSON.stringify(wire);
    case 'secret':
      return (wire as { set?: boolean }).set === true ? t('secret.set') : '';
    case 'file':
    case 'image':
      return String((wire as { name?: unknown }).name ?? (wire as { id?: unknown }).id ?? '');
    case 'geoPoint': {
      const place = wire as { lat: number; lon: number };
      return `${place.lat}, ${place.lon}`;
    }
    default:
      return typeof wire === 'object' ? JSON.stringify(wire) : String(wire);
  }
}

export function choiceLabel(member: Member, name: string): string {
  return member.choices?.find((choice) => choice.name === name)?.label ?? name;
}

/** Texts that stand at the end of their column, so that digits lie below each other. */
export function isNumeric(member: Member): boolean {
  return ['integer', 'long', 'decimal', 'float', 'money', 'autoNumber', 'duration'].includes(member.type);
}
