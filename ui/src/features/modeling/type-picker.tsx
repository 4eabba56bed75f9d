import { Combobox } from '@base-ui/react/combobox';
import { ChevronsUpDown } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from '@/shared/ui/cx';
import { CONTROL } from '@/shared/ui/inputs';
import { ITEM, POPUP } from '@/shared/ui/select';
import { TYPE_GROUPS } from './model/field-types';
import type { FieldType } from './model/types';
import { TypeIcon } from './type-icon';

export interface TypePickerProps {
  value: FieldType;
  onValueChange: (type: FieldType) => void;
  /** Whose type it is. */
  label: string;
  className?: string;
  compact?: boolean;
  defaultOpen?: boolean;
}

interface TypeItem {
  value: FieldType;
  label: string;
  hint: string;
}

/** The type of a field, found by typing: by its name or by what it is good for. */
export function TypePicker({
  value,
  onValueChange,
  label,
  className,
  compact = false,
  defaultOpen = false,
}: TypePickerProps) {
  const { t } = useTranslation('modeling');
  const [open, setOpen] = useState(defaultOpen);
  const groups = TYPE_GROUPS.map(({ group, types }) => ({
    value: t(`typeGroup.${group}`),
    items: types.map((type): TypeItem => ({ value: type, label: t(`type.${type}`), hint: t(`typeHint.${type}`) })),
  }));
  const current = groups.flatMap((group) => group.items).find((item) => item.value === value) ?? null;
  return (
    <Combobox.Root
      items={groups}
      value={current}
      open={open}
      onOpenChange={setOpen}
      onValueChange={(item: TypeItem | null) => item && onValueChange(item.value)}
      itemToStringLabel={(item: TypeItem) => item.label}
      isItemEqualToValue={(one: TypeItem, other: TypeItem) => one.value === other.value}
      filter={(item: TypeItem, query: string) =>
        `${item.label} ${item.value} ${item.hint}`.toLowerCase().includes(query.trim().toLowerCase())
      }
    >
      <Combobox.Trigger
        aria-label={label}
        className={cx(
          compact
            ? 'nodrag nopan flex h-6 max-w-28 items-center gap-1 rounded-sm px-1 text-xs text-muted hover:bg-sunken'
            : cx(CONTROL, 'flex h-9 items-center gap-2 text-start pointer-coarse:h-11'),
          className,
        )}
      >
        {!compact && <TypeIcon type={value} />}
        <span className="min-w-0 flex-1 truncate">{current?.label ?? value}</span>
        {!compact && <ChevronsUpDown aria-hidden="true" className="size-4 shrink-0 text-muted" />}
      </Combobox.Trigger>
      <Combobox.Portal>
        <Combobox.Positioner sideOffset={4} align="start" className="z-50">
          <Combobox.Popup className={cx(POPUP, 'w-72')} aria-label={label}>
            <div className="border-b border-line p-2">
              <Combobox.Input
                aria-label={t('type.search')}
                placeholder={t('type.search')}
                className={cx(CONTROL, 'h-8')}
              />
            </div>
            <Combobox.Empty>
              <div className="px-3 py-2 text-muted">{t('type.none')}</div>
            </Combobox.Empty>
            <Combobox.List className="max-h-72 overflow-y-auto p-1 empty:p-0">
              {(group: { value: string; items: TypeItem[] }) => (
                <Combobox.Group key={group.value} items={group.items}>
                  <Combobox.GroupLabel className="px-2 pt-2 pb-1 text-xs font-medium text-muted">
                    {group.value}
                  </Combobox.GroupLabel>
                  <Combobox.Collection>
                    {(item: TypeItem) => (
                      <Combobox.Item key={item.value} value={item} className={cx(ITEM, 'data-selected:font-medium')}>
                        <span className="flex min-w-0 items-center gap-2">
                          <TypeIcon type={item.value} />
                          <span className="shrink-0">{item.label}</span>
                          <span className="truncate text-xs font-normal text-muted">{item.hint}</span>
                        </span>
                      </Combobox.Item>
                    )}
                  </Combobox.Collection>
                </Combobox.Group>
              )}
            </Combobox.List>
          </Combobox.Popup>
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  );
}
