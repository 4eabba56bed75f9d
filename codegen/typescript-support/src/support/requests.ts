import type { User } from './auth/users.ts';
import type { RequestContext } from './model.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

/** What expressions know of a request that this user makes now. */
export function requestOf(user: User, timeZone: string, now = new Date()): RequestContext {
  return {
    userId: user.id,
    roles: user.roles,
    now: now.toISOString().replace(/\.?0*Z$/, 'Z'),
    today: dayIn(timeZone, now),
  };
}

/** The day that it is in that zone. */
export function dayIn(timeZone: string, now: Date): string {
  let format = formats.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
    formats.set(timeZone, format);
  }
  const parts = new Map(format.formatToParts(now).map((part) => [part.type, part.value]));
  return ['year', 'month', 'day'].map((part) => parts.get(part as Intl.DateTimeFormatPartTypes) ?? '').join('-');
}
