import { Tooltip } from '@base-ui/react/tooltip';
import { hideTooltip, type Tip } from './tooltip';

export default function TooltipLayer({ tip }: { tip: Tip }) {
  return (
    <Tooltip.Root open onOpenChange={(open) => !open && hideTooltip()}>
      <Tooltip.Portal>
        <Tooltip.Positioner anchor={tip.anchor} sideOffset={6} className="pointer-events-none z-60">
          <Tooltip.Popup role="tooltip" className="max-w-72 rounded-sm bg-ink px-2 py-1 text-xs text-bg shadow-md">
            {tip.text}
            {tip.keys !== undefined && <kbd className="ms-2 font-mono opacity-80">{tip.keys}</kbd>}
          </Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}
