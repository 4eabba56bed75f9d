import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { lazily } from '../lazily';
import type { TypePickerProps } from '../type-picker';

const TypePicker = lazily(() => import('../type-picker').then((part) => part.TypePicker));

/** The type of a field in its row: the picker comes when somebody wants another. */
export function RowType(props: TypePickerProps) {
  const { t } = useTranslation('modeling');
  const [wanted, setWanted] = useState(false);
  return wanted ? (
    <TypePicker {...props} compact defaultOpen />
  ) : (
    <button
      type="button"
      tabIndex={-1}
      aria-label={props.label}
      aria-haspopup="listbox"
      className="nodrag nopan flex h-6 max-w-28 items-center rounded-sm px-1 text-xs text-muted hover:bg-line"
      onClick={() => setWanted(true)}
    >
      <span className="truncate">{t(`type.${props.value}`)}</span>
    </button>
  );
}
