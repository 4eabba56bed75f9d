import { addDays, dateOf, dayOf } from '../cel/times';

/** The days that a calendar shows of a month: whole weeks from the first day of the week on. */
export function daysOf(month: string, firstDayOfWeek: number): string[] {
  const first = dayOf(`${month}-01`) ?? 0;
  const weekday = ((((first + 3) % 7) + 7) % 7) + 1;
  const start = first - ((weekday - firstDayOfWeek + 7) % 7);
  const length = daysIn(month);
  const weeks = Math.ceil((first - start + length) / 7);
  return Array.from({ length: weeks * 7 }, (_, index) => dateOf(start + index) ?? '');
}

function daysIn(month: string): number {
  const [year = 1970, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 0)).getUTCDate();
}

export function monthAfter(month: string, by: number): string {
  const [year = 1970, number = 1] = month.split('-').map(Number);
  const moved = new Date(Date.UTC(year, number - 1 + by, 1));
  return `${String(moved.getUTCFullYear()).padStart(4, '0')}-${String(moved.getUTCMonth() + 1).padStart(2, '0')}`;
}

/** What a calendar asks for: the records of the days that it shows. Moments are those of the reader's zone. */
export function spanFilter(name: string, type: string, days: readonly string[]): string {
  const [first = '', last = ''] = [days[0], days.at(-1)];
  if (type === 'date') {
    return `${name} >= date("${first}") && ${name} <= date("${last}")`;
  }
  const end = addDays(last, 1n) ?? last;
  return `${name} >= dateTime("${moment(first)}") && ${name} < dateTime("${moment(end)}")`;
}

/** The records of one day, besides what is asked for already. */
export function dayFilter(name: string, type: string, day: string, filter: string): string {
  const span = type === 'date' ? `${name} == date("${day}")` : spanFilter(name, type, [day]);
  return filter === '' ? span : `(${filter}) && ${span}`;
}

function moment(day: string): string {
  return new Date(`${day}T00:00:00`).toISOString().replace('.000Z', 'Z');
}

/** The first day of the week where a language is spoken: Monday is 1. */
export function firstDayOfWeek(language: string): number {
  // The browser knows the country, which the language of the page does not say.
  const tag = navigator.languages.find((one) => one.startsWith(language)) ?? language;
  const locale = new Intl.Locale(tag) as Intl.Locale & {
    getWeekInfo?: () => { firstDay: number };
    weekInfo?: { firstDay: number };
  };
  return locale.getWeekInfo?.().firstDay ?? locale.weekInfo?.firstDay ?? 1;
}
