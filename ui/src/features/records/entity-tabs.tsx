import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { useLinks } from '@/renderer/links';
import type { Meta } from '@/renderer/meta';
import { rightsOf } from '@/renderer/rights';

const EntityPicker = lazy(async () => ({ default: (await import('./entity-picker')).EntityPicker }));
const FEW = 8;

/** The entities that the caller may read, beside each other where there is room for all of them. */
export function EntityTabs({ meta, current }: { meta: Meta; current: string }) {
  const { t } = useTranslation('records');
  const links = useLinks();
  const entities = meta.entities.filter((entity) => rightsOf(meta, entity).may('read'));
  if (entities.length > FEW) {
    return (
      <Suspense>
        <EntityPicker entities={entities} current={current} />
      </Suspense>
    );
  }
  return (
    <nav aria-label={t('entities')} className="flex min-w-0 gap-1 overflow-x-auto">
      {entities.map((entity) => (
        <NavLink
          key={entity.name}
          to={links.list(entity.name)}
          className="flex h-8 max-w-48 shrink-0 items-center rounded-md px-2.5 text-muted -outline-offset-2 hover:bg-sunken hover:text-ink aria-[current=page]:bg-accent-soft aria-[current=page]:font-medium aria-[current=page]:text-accent pointer-coarse:h-11"
        >
          <span className="truncate">{entity.pluralLabel}</span>
        </NavLink>
      ))}
    </nav>
  );
}
