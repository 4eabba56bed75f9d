import { Menu as Base } from '@base-ui/react/menu';
import { Check, type LucideIcon } from 'lucide-react';
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
  /** One of several that can be on or off. */
  checked?: boolean;
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
                {group.map((item) => (
                  <Entry
                    key={item.id}
                    item={item}
                    indented={group.some((one) => one.icon || one.checked !== undefined)}
                  />
                ))}
              </Base.Group>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

function Entry({ item, indented }: { item: MenuItem; indented: boolean }) {
  const { label, icon: Icon, keys, danger, checked, disabled = false, onSelect } = item;
  const className = cx(ITEM, danger && 'text-danger');
  const Sign = checked === true ? Check : Icon;
  const content = (
    <>
      <span className="flex items-center gap-2">
        {Sign ? <Sign aria-hidden="true" className="size-4 shrink-0" /> : indented && <span className="size-4" />}
        {label}
      </span>
      {keys !== undefined && <kbd className="font-mono text-xs text-muted">{keys}</kbd>}
    </>
  );
  return checked === undefined ? (
    <Base.Item disabled={disabled} onClick={onSelect} className={className}>
      {content}
    </Base.Item>
  ) : (
    <Base.CheckboxItem checked={checked} disabled={disabled} onClick={onSelect} closeOnClick className={className}>
      {content}
    </Base.CheckboxItem>
  );
}
