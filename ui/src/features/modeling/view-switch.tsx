import { List, type LucideIcon, ShieldCheck, Waypoints } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { cx } from '@/shared/ui/cx';

const VIEWS: ReadonlyArray<[string, LucideIcon]> = [
  ['canvas', Waypoints],
  ['list', List],
  ['roles', ShieldCheck],
];

interface ViewSwitchProps {
  value: string;
  onValueChange: (view: string) => void;
}

/** The same model drawn, as a list, and what roles may do with it. */
export function ViewSwitch({ value, onValueChange }: ViewSwitchProps) {
  const { t } = useTranslation('modeling');
  return (
    <fieldset aria-label={t('view.label')} className="flex rounded-md border border-control">
      {VIEWS.map(([view, Icon]) => (
        <button
          key={view}
          type="button"
          aria-pressed={value === view}
          onClick={() => onValueChange(view)}
          className={cx(
            'flex h-[34px] items-center gap-1.5 px-2.5 first:rounded-s-[5px] last:rounded-e-[5px] not-first:border-s not-first:border-line pointer-coarse:h-11',
            value === view ? 'bg-accent-soft font-medium text-accent' : 'bg-surface text-ink hover:bg-sunken',
          )}
        >
          <Icon aria-hidden="true" className="size-4" />
          <span className="max-md:sr-only">{t(`view.${view}`)}</span>
        </button>
      ))}
    </fieldset>
  );
}
