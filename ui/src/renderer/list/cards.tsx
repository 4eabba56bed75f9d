import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Cell } from '../fields/cell';
import { useLinks } from '../links';
import { type Entity, labelMembers, memberOf, type Row, titleOf } from '../meta';
import type { Column } from './list-state';

interface CardsProps {
  entity: Entity;
  columns: readonly Column[];
  rows: readonly Row[];
  search: string;
  onMore: () => void;
}

const SHOWN = 3;

/** On phones: the title of each record, and the first columns that say something else. */
export function Cards({ entity, columns, rows, search, onMore }: CardsProps) {
  const { t } = useTranslation('renderer');
  const links = useLinks();
  const end = useRef<HTMLDivElement>(null);
  const titles = labelMembers(entity);
  const shown = columns.filter((column) => !titles.includes(column.name)).slice(0, SHOWN);
  useEffect(() => {
    if (end.current === null || typeof IntersectionObserver === 'undefined') {
      return;
    }
    const observer = new IntersectionObserver((entries) => entries.some((one) => one.isIntersecting) && onMore(), {
      rootMargin: '600px',
    });
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [onMore]);
  return (
    <div className="relative h-full overflow-y-auto p-3">
      <ul aria-label={entity.pluralLabel} className="flex flex-col gap-2">
        {rows.map((row) => (
          <li key={row.id} className="[content-visibility:auto] [contain-intrinsic-size:auto_6rem]">
            <Link
              to={{ pathname: links.record(entity.name, row.id), search }}
              className="block rounded-lg border border-line bg-surface p-3"
            >
              <span className="block font-medium">{titleOf(entity, row)}</span>
              <dl className="mt-1 grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 text-sm">
                {shown.map((column) => {
                  const member = memberOf(entity, column.name);
                  const value = row[column.name];
                  return (
                    member &&
                    value !== null &&
                    value !== undefined && (
                      <div key={column.name} className="contents">
                        <dt className="text-muted">{member.label}</dt>
                        <dd className="min-w-0 truncate">
                          <Cell member={member} value={value} />
                        </dd>
                      </div>
                    )
                  );
                })}
              </dl>
            </Link>
          </li>
        ))}
      </ul>
      <div ref={end} className="h-px" />
      <p className="sr-only" role="status">
        {t('list.shown', { count: rows.length })}
      </p>
    </div>
  );
}
