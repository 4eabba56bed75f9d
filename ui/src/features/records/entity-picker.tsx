import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useLinks } from '@/renderer/links';
import type { Entity } from '@/renderer/meta';
import { Combobox } from '@/shared/ui/combobox';

/** One of many entities, found by typing. */
export function EntityPicker({ entities, current }: { entities: readonly Entity[]; current: string }) {
  const { t } = useTranslation('records');
  const links = useLinks();
  const navigate = useNavigate();
  const options = entities.map((entity) => ({ value: entity.name, label: entity.pluralLabel }));
  return (
    <Combobox
      aria-label={t('entity')}
      className="w-64"
      options={options}
      value={options.find((one) => one.value === current) ?? null}
      onValueChange={(next) => next && void navigate(links.list(next.value))}
    />
  );
}
