import { ArrowDown, ArrowUp, Columns3, Pin, PinOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '@/shared/ui/button';
import { Checkbox } from '@/shared/ui/checkbox';
import { Popover } from '@/shared/ui/popover';
import { Select } from '@/shared/ui/select';
import { type Entity, type Member, memberOf, systemLast } from '../meta';
import type { Density } from '../source';
import { type Column, defaultWidth, inOrder } from './list-state';

interface ColumnsMenuProps {
  entity: Entity;
  /** Those that the caller may see. */
  members: readonly Member[];
  columns: readonly Column[];
  density: Density;
  onColumns: (columns: Column[]) => void;
  onDensity: (density: Density) => void;
}

/** Which members are columns, in which order, and which stay in view. */
export function ColumnsMenu({ entity, members, columns, density, onColumns, onDensity }: ColumnsMenuProps) {
  const { t } = useTranslation('renderer');
  const shown = columns.map((column) => column.name);
  const others = systemLast(members).filter((member) => !shown.includes(member.name) && member.type !== 'secret');

  function move(index: number, by: -1 | 1) {
    const next = [...columns];
    const [column] = next.splice(index, 1);
    if (column) {
      next.splice(index + by, 0, column);
      onColumns(inOrder(next));
    }
  }

  return (
    <Popover
      title={t('columns.title')}
      trigger={
        <Button size="small" kind="quiet" icon={Columns3}>
          {t('columns.title')}
        </Button>
      }
    >
      <div className="flex flex-col gap-3">
        <Select
          aria-label={t('columns.density')}
          options={[
            { value: 'comfortable', label: t('columns.comfortable') },
            { value: 'compact', label: t('columns.compact') },
          ]}
          value={density}
          onValueChange={(next) => onDensity(next as Density)}
        />
        <ul aria-label={t('columns.shown')} className="flex flex-col">
          {columns.map((column, index) => {
            const label = memberOf(entity, column.name)?.label ?? column.name;
            return (
              <li key={column.name} className="flex items-center gap-1">
                <Checkbox
                  className="min-w-0 flex-1"
                  label={label}
                  checked
                  disabled={columns.length === 1}
                  onCheckedChange={() => onColumns(columns.filter((one) => one !== column))}
                />
                <IconButton
                  icon={column.pinned ? PinOff : Pin}
                  size="small"
                  aria-pressed={column.pinned}
                  label={t(column.pinned ? 'columns.unpin' : 'columns.pin', { name: label })}
                  onClick={() =>
                    onColumns(inOrder(columns.map((one) => (one === column ? { ...one, pinned: !one.pinned } : one))))
                  }
                />
                <IconButton
                  icon={ArrowUp}
                  size="small"
                  label={t('columns.up', { name: label })}
                  disabled={index === 0}
                  onClick={() => move(index, -1)}
                />
                <IconButton
                  icon={ArrowDown}
                  size="small"
                  label={t('columns.down', { name: label })}
                  disabled={index === columns.length - 1}
                  onClick={() => move(index, 1)}
                />
              </li>
            );
          })}
        </ul>
        {others.length > 0 && (
          <ul aria-label={t('columns.hidden')} className="flex flex-col gap-1 border-t border-line pt-3">
            {others.map((member) => (
              <li key={member.name}>
                <Checkbox
                  label={member.label}
                  checked={false}
                  onCheckedChange={() =>
                    onColumns([
                      ...columns,
                      { name: member.name, width: defaultWidth(entity, member.name), pinned: false },
                    ])
                  }
                />
              </li>
            ))}
          </ul>
        )}
      </div>
    </Popover>
  );
}
