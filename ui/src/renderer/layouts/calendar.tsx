import { useQuery } from '@tanstack/react-query';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useLanguage } from '@/shared/format';
import { useSearchState } from '@/shared/search-state';
import { Button, IconButton } from '@/shared/ui/button';
import { cx } from '@/shared/ui/cx';
import { ProblemNotice } from '@/shared/ui/problem-notice';
import { todayIn } from '../cel/record-scope';
import { keys } from '../data';
import { localMoment } from '../fields/drafts';
import { useLinks } from '../links';
import { type Entity, labelMembers, memberOf, type Row, titleOf } from '../meta';
import { useSource } from '../source';
import { dayFilter, daysOf, firstDayOfWeek, monthAfter, spanFilter } from './month';

interface CalendarProps {
  entity: Entity;
  by: string;
  filter: string;
  q: string;
  search: string;
}

const MOST = 500;
const PER_DAY = 4;

/** A month, with the records on their days. Which month stands in the address. */
export function Calendar({ entity, by, filter, q, search }: CalendarProps) {
  const { t } = useTranslation('renderer');
  const language = useLanguage();
  const source = useSource();
  const links = useLinks();
  const today = todayIn(Intl.DateTimeFormat().resolvedOptions().timeZone, new Date());
  const [asked, setMonth] = useSearchState('month', today.slice(0, 7));
  const month = /^\d{4}-(0[1-9]|1[0-2])$/.test(asked) ? asked : today.slice(0, 7);
  const member = memberOf(entity, by);
  const days = daysOf(month, firstDayOfWeek(language));
  const span = member ? spanFilter(by, member.type, days) : '';
  const whole = filter === '' ? span : `(${filter}) && ${span}`;
  const query = useQuery({
    queryKey: [...keys.lists(source, entity.name), 'calendar', { whole, q, by }],
    queryFn: ({ signal }) =>
      source.list(
        entity.name,
        { filter: whole, q: q === '' ? undefined : q, fields: [...labelMembers(entity), by], sort: by, limit: MOST },
        signal,
      ),
    enabled: member !== undefined,
  });
  if (member === undefined) {
    return <p className="p-4 text-muted">{t('board.gone')}</p>;
  }
  const dayIn = (row: Row) => (member.type === 'date' ? String(row[by]) : localMoment(String(row[by])).slice(0, 10));
  const weekday = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' });
  const title = new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  const named = new Intl.DateTimeFormat(language, { dateStyle: 'full', timeZone: 'UTC' });
  const date = (day: string) => new Date(`${day}T00:00:00Z`);
  return (
    <div className="relative flex h-full flex-col overflow-y-auto p-3">
      <div className="flex items-center gap-2 pb-2">
        <IconButton
          icon={ChevronLeft}
          size="small"
          label={t('calendar.before')}
          onClick={() => setMonth(monthAfter(month, -1))}
        />
        <IconButton
          icon={ChevronRight}
          size="small"
          label={t('calendar.after')}
          onClick={() => setMonth(monthAfter(month, 1))}
        />
        <h2 className="text-lg font-semibold" aria-live="polite">
          {title.format(date(`${month}-01`))}
        </h2>
        <Button size="small" kind="quiet" onClick={() => setMonth(today.slice(0, 7))}>
          {t('calendar.today')}
        </Button>
      </div>
      {query.error && <ProblemNotice problem={query.error} onRetry={() => void query.refetch()} />}
      {query.data?.nextCursor && <p className="pb-2 text-warn">{t('calendar.tooMany', { count: MOST })}</p>}
      <div aria-hidden="true" className="hidden grid-cols-7 text-sm text-muted md:grid">
        {days.slice(0, 7).map((day) => (
          <span key={day} className="px-2 py-1">
            {weekday.format(date(day))}
          </span>
        ))}
      </div>
      <ol className="grid flex-1 auto-rows-[minmax(6rem,1fr)] grid-cols-1 gap-px rounded-lg border border-line bg-line max-md:auto-rows-auto md:grid-cols-7">
        {days.map((day) => {
          const rows = (query.data?.items ?? []).filter((row) => dayIn(row) === day);
          const isOther = !day.startsWith(month);
          return (
            <li
              key={day}
              aria-current={day === today ? 'date' : undefined}
              className={cx(
                'min-w-0 p-1.5',
                isOther ? 'bg-sunken' : 'bg-surface',
                rows.length === 0 && 'max-md:hidden',
              )}
            >
              <time
                dateTime={day}
                className={cx(
                  'inline-flex h-6 min-w-6 items-center justify-center rounded-full px-1 text-sm',
                  day === today ? 'bg-accent font-semibold text-on-accent' : 'text-muted',
                )}
              >
                <span aria-hidden="true" className="max-md:hidden">
                  {Number(day.slice(8))}
                </span>
                <span className="md:sr-only">{named.format(date(day))}</span>
              </time>
              <ul className="flex flex-col gap-1">
                {rows.slice(0, rows.length > PER_DAY + 1 ? PER_DAY : rows.length).map((row) => (
                  <li key={row.id}>
                    <Link
                      to={{ pathname: links.record(entity.name, row.id), search }}
                      className="block truncate rounded-sm bg-accent-soft px-1.5 py-0.5 text-sm text-accent hover:underline pointer-coarse:py-2"
                    >
                      {titleOf(entity, row)}
                    </Link>
                  </li>
                ))}
                {rows.length > PER_DAY + 1 && (
                  <li>
                    <Link
                      to={links.list(entity.name, { filter: dayFilter(by, member.type, day, filter), kind: 'grid' })}
                      className="block px-1.5 py-0.5 text-sm text-muted hover:underline pointer-coarse:py-2"
                    >
                      {t('calendar.more', { count: rows.length - PER_DAY })}
                    </Link>
                  </li>
                )}
              </ul>
            </li>
          );
        })}
      </ol>
    </div>
  );
}
