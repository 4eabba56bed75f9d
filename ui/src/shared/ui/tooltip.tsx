import {
  cloneElement,
  type FocusEvent,
  lazy,
  type PointerEvent,
  type ReactElement,
  Suspense,
  useEffect,
  useSyncExternalStore,
} from 'react';

export interface Tip {
  anchor: Element;
  text: string;
  keys: string | undefined;
}

interface Handlers {
  onPointerEnter?: (event: PointerEvent) => void;
  onPointerLeave?: (event: PointerEvent) => void;
  onPointerDown?: (event: PointerEvent) => void;
  onFocus?: (event: FocusEvent) => void;
  onBlur?: (event: FocusEvent) => void;
}

interface TooltipProps {
  text: string;
  /** Shown behind the text: the keys that do the same. */
  keys?: string | undefined;
  children: ReactElement<Handlers>;
}

const PATIENCE_MILLIS = 500;
const Layer = lazy(() => import('./tooltip-layer'));
const listeners = new Set<() => void>();
let tip: Tip | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;

function show(next: Tip | undefined): void {
  clearTimeout(timer);
  tip = next;
  for (const listener of listeners) {
    listener();
  }
}

export const hideTooltip = () => show(undefined);

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Says more about a control that has a name already: never the only place of what one must know. */
export function Tooltip({ text, keys, children }: TooltipProps) {
  const own = children.props;
  const hide = () => show(undefined);
  // What is taken away with its dialog or page is not told that it lost pointer and focus.
  useEffect(
    () => () => {
      if (tip && !tip.anchor.isConnected) {
        show(undefined);
      }
    },
    [],
  );
  return cloneElement(children, {
    onPointerEnter: (event) => {
      own.onPointerEnter?.(event);
      const anchor = event.currentTarget;
      if (event.pointerType === 'mouse') {
        clearTimeout(timer);
        timer = setTimeout(() => anchor.isConnected && show({ anchor, text, keys }), PATIENCE_MILLIS);
      }
    },
    onPointerLeave: (event) => {
      own.onPointerLeave?.(event);
      hide();
    },
    onPointerDown: (event) => {
      own.onPointerDown?.(event);
      hide();
    },
    onFocus: (event) => {
      own.onFocus?.(event);
      if (event.currentTarget.matches(':focus-visible')) {
        show({ anchor: event.currentTarget, text, keys });
      }
    },
    onBlur: (event) => {
      own.onBlur?.(event);
      hide();
    },
  });
}

/** Where tooltips appear: once, beside the pages. What places them comes with the first. */
export function Tooltips() {
  const current = useSyncExternalStore(subscribe, () => tip);
  return <Suspense>{current && <Layer tip={current} />}</Suspense>;
}
