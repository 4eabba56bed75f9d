import { Menu as Base } from '@base-ui/react/menu';
import type { LucideIcon } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { cx } from './cx';
import { ITEM, POPUP } from './select';

export interface MenuItem {
  /** Its key among the others. */
  id: string;
  label: string;
  icon?: LucideIcon;
  keys?: string;
  danger?: boolean;
  disabled?: boolean;
  onSelect: () => void;
}

interface MenuProps {
  /** The button that opens it. */
  trigger: ReactElement<Record<string, unknown>>;
  /** Groups, with a line between them. */
  groups: ReadonlyArray<readonly MenuItem[]>;
  /** Above all: who is meant. */
  header?: ReactNode;
  align?: 'start' | 'end';
  defaultOpen?: boolean;
}

/** What can be done with something. */
export function Menu({ trigger, groups, header, align = 'end', defaultOpen = false }: MenuProps) {
  return (
    <Base.Root defaultOpen={defaultOpen}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner sideOffset={4} align={align} className="z-50">
          <Base.Popup className={cx(POPUP, 'min-w-48 p-1')}>
            {header && <div className="border-b border-line px-2 py-2">{header}</div>}
            {groups.map((group, index) => (
              <Base.Group key={group[0]?.id ?? index}>
                {index > 0 && <Base.Separator className="my-1 border-t border-line" />}
                {group.map(({ id, label, icon: Icon, keys, danger, disabled = false, onSelect }) => (
                  <Base.Item
                    key={id}
                    disabled={disabled}
                    onClick={onSelect}
                    className={cx(ITEM, danger && 'text-danger')}
                  >
                    <span className="flex items-center gap-2">
                      {Icon && <Icon aria-hidden="true" className="size-4" />}
                      {label}
                    </span>
                    {keys !== undefined && <kbd className="font-mono text-xs text-muted">{keys}</kbd>}
                  </Base.Item>
                ))}
              </Base.Group>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
