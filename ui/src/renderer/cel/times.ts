/** Dates, times, moments and durations of the language: moments and durations in microseconds, dates by their text. */

const DAY_MILLIS = 86_400_000;
const FIRST_DAY = -719_162;
const LAST_DAY = 2_932_896;
const FIRST_MOMENT = -62_135_596_800_000_000n;
const LAST_MOMENT = 253_402_300_799_999_999n;
const DURATION_MAX = 2n ** 63n - 1n;

const pad = (value: number, digits = 2) => String(value).padStart(digits, '0');

/** Days since 1970; nothing where the text is no date of the years 1 to 9999. */
export function dayOf(date: string): number | null {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  if (found === null || date.startsWith('0000')) {
    return null;
  }
  const moment = new Date(0);
  moment.setUTCFullYear(Number(found[1]), Number(found[2]) - 1, Number(found[3]));
  const day = Math.round(moment.getTime() / DAY_MILLIS);
  return dateOf(day) === date ? day : null;
}

export function dateOf(day: number): string | null {
  if (!(day >= FIRST_DAY && day <= LAST_DAY)) {
    return null;
  }
  const moment = new Date(day * DAY_MILLIS);
  return `${pad(moment.getUTCFullYear(), 4)}-${pad(moment.getUTCMonth() + 1)}-${pad(moment.getUTCDate())}`;
}

export function addDays(date: string, days: bigint): string | null {
  const day = dayOf(date);
  return day === null || days > 4_000_000n || days < -4_000_000n ? null : dateOf(day + Number(days));
}

/** The same day of the month, or the last one of a month that is too short. */
export function addMonths(date: string, months: bigint): string | null {
  if (dayOf(date) === null || months > 200_000n || months < -200_000n) {
    return null;
  }
  const [year = 1, month = 1, day = 1] = date.split('-').map(Number);
  const total = year * 12 + month - 1 + Number(months);
  const [toYear, toMonth] = [Math.floor(total / 12), (((total % 12) + 12) % 12) + 1];
  if (toYear < 1 || toYear > 9999) {
    return null;
  }
  for (let last = day; ; last--) {
    const found = `${pad(toYear, 4)}-${pad(toMonth)}-${pad(last)}`;
    if (dayOf(found) !== null) {
      return found;
    }
  }
}

/** Monday is 1. */
export function dayOfWeek(date: string): bigint | null {
  const day = dayOf(date);
  return day === null ? null : BigInt(((((day + 3) % 7) + 7) % 7) + 1);
}

/** `14:05`, `14:05:00`, with up to six decimals: in the one form that compares by its text. */
export function timeOf(text: string): string | null {
  const found = /^([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.(\d{1,6}))?)?$/.exec(text);
  return found === null ? null : `${found[1]}:${found[2]}:${found[3] ?? '00'}.${(found[4] ?? '').padEnd(6, '0')}`;
}

/** RFC 3339 with `Z` or an offset. */
export function momentOf(text: string): bigint | null {
  const found = /^(\d{4}-\d{2}-\d{2})[Tt](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?)([Zz]|[+-]\d{2}:\d{2})$/.exec(text);
  const [day, time] = found === null ? [null, null] : [dayOf(found[1] ?? ''), timeOf(found[2] ?? '')];
  if (found === null || day === null || time === null) {
    return null;
  }
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number);
  const zone = found[3] ?? 'Z';
  const offset = /[zZ]/.test(zone)
    ? 0
    : (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4))) * (zone[0] === '-' ? -1 : 1);
  const micros = Math.round(seconds * 1_000_000);
  return momentIn(
    BigInt(day) * 86_400_000_000n + BigInt((hours * 60 + minutes - offset) * 60) * 1_000_000n + BigInt(micros),
  );
}

export function momentIn(micros: bigint): bigint | null {
  return micros < FIRST_MOMENT || micros > LAST_MOMENT ? null : micros;
}

export function durationIn(micros: bigint): bigint | null {
  return micros < -DURATION_MAX || micros > DURATION_MAX ? null : micros;
}

const ISO = /^(-?)P(?:(-?\d+)D)?(?:T(?:(-?\d+)H)?(?:(-?\d+)M)?(?:(-?\d+)(?:\.(\d{1,6}))?S)?)?$/i;
const SHORT = /^(-?)(?=\d)(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m(?!s))?(?:(\d+)(?:\.(\d{1,6}))?s)?$/i;

/** `PT1H30M`, or `1h30m`. */
export function durationOf(text: string): bigint | null {
  const found = ISO.exec(text) ?? SHORT.exec(text);
  if (found === null || found.slice(2).every((part) => part === undefined)) {
    return null;
  }
  const [, sign, days = '0', hours = '0', minutes = '0', seconds = '0', fraction = ''] = found;
  const micros = BigInt(fraction.padEnd(6, '0')) * (seconds.startsWith('-') ? -1n : 1n);
  const total =
    (((BigInt(days) * 24n + BigInt(hours)) * 60n + BigInt(minutes)) * 60n + BigInt(seconds)) * 1_000_000n + micros;
  return durationIn(sign === '-' ? -total : total);
}

/** ISO 8601, in hours, minutes and seconds. */
export function durationText(micros: bigint): string {
  const isNegative = micros < 0n;
  const rest = isNegative ? -micros : micros;
  const [hours, minutes] = [rest / 3_600_000_000n, (rest / 60_000_000n) % 60n];
  const seconds = (rest / 1_000_000n) % 60n;
  const fraction = (rest % 1_000_000n).toString().padStart(6, '0').replace(/0+$/, '');
  const sign = isNegative ? '-' : '';
  const parts =
    (hours > 0n ? `${sign}${hours}H` : '') +
    (minutes > 0n ? `${sign}${minutes}M` : '') +
    (seconds > 0n || fraction !== '' ? `${sign}${seconds}${fraction === '' ? '' : `.${fraction}`}S` : '');
  return `PT${parts === '' ? '0S' : parts}`;
}
