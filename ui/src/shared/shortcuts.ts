import { useEffect, useRef, useSyncExternalStore } from 'react';

export interface Shortcut {
  /** `mod+k`, `?`, `g h` (one after the other). `mod` is Ctrl, on Apple's machines Cmd. */
  keys: string;
  /** The key of what it does, for the table of shortcuts. */
  label: string;
  /** The key of the heading under which it stands there. */
  group: string;
  run: () => void;
}

const SEQUENCE_MILLIS = 1_500;

let table: readonly Shortcut[] = [];
const listeners = new Set<() => void>();
let pending = '';
let pendingUntil = 0;

function change(next: readonly Shortcut[]): void {
  table = next;
  for (const listener of listeners) {
    listener();
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const isApple = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform);

/** How people read the keys: `Ctrl+K`. */
export function keysText(keys: string): string {
  return keys
    .split(' ')
    .map((part) =>
      part
        .split('+')
        .map((key) =>
          key === 'mod'
            ? isApple
              ? '⌘'
              : 'Ctrl'
            : key === 'shift'
              ? 'Shift'
              : key.length === 1
                ? key.toUpperCase()
                : key,
        )
        .join('+'),
    )
    .join(' ');
}

function pressed(event: KeyboardEvent): string {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const mod = isApple ? event.metaKey : event.ctrlKey;
  // Shift is part of signs such as `?`, and counts with letters and named keys.
  const shift = event.shiftKey && (mod || event.key.length > 1) ? 'shift+' : '';
  return `${mod ? 'mod+' : ''}${shift}${key}`;
}

function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName) ||
      target.closest('[role="dialog"],[role="menu"],[role="listbox"]') !== null)
  );
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || event.altKey || event.repeat) {
    return;
  }
  const now = pressed(event);
  if (!now.startsWith('mod+') && isWriting(event.target)) {
    return;
  }
  const sequence = pending !== '' && event.timeStamp < pendingUntil ? `${pending} ${now}` : now;
  pending = '';
  // The newest first: a page's own goes before the shell's.
  const found = table.findLast((one) => one.keys === sequence) ?? table.findLast((one) => one.keys === now);
  if (found) {
    event.preventDefault();
    found.run();
  } else if (table.some((one) => one.keys.startsWith(`${sequence} `))) {
    pending = sequence;
    pendingUntil = event.timeStamp + SEQUENCE_MILLIS;
  }
}

/** Puts shortcuts into the one table while the component is there. Inside inputs and layers only those with `mod` work. */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  const current = useRef(shortcuts);
  useEffect(() => {
    current.current = shortcuts;
  });
  const names = shortcuts.map((one) => `${one.keys}\n${one.label}\n${one.group}`).join('\n\n');
  // biome-ignore lint/correctness/useExhaustiveDependencies: what they do is read when they are pressed
  useEffect(() => {
    const mine = shortcuts.map((one, index) => ({ ...one, run: () => current.current[index]?.run() }));
    change([...table, ...mine]);
    return () => change(table.filter((one) => !mine.includes(one)));
  }, [names]);
}

/** All that work just now. */
export function useShortcutTable(): readonly Shortcut[] {
  return useSyncExternalStore(subscribe, () => table);
}

/** Listens for as long as the component is there: once, in the shell. */
export function useShortcutListener(): void {
  useEffect(() => {
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}
