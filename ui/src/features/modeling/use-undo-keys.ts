import { type KeyboardEvent, useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '@/shared/canvas/announcer';
import { useShortcuts } from '@/shared/shortcuts';
import { useStore } from './store/use-draft';

/** Takes steps back and does them again. */
export function useSteps() {
  const { t } = useTranslation('modeling');
  const store = useStore();
  const undo = useCallback(() => {
    const label = store.undo();
    announce(label === undefined ? t('nothingToUndo') : t('undone', { step: t(`step.${label}`) }));
  }, [store, t]);
  const redo = useCallback(() => {
    const label = store.redo();
    announce(label === undefined ? t('nothingToRedo') : t('redone', { step: t(`step.${label}`) }));
  }, [store, t]);
  return { undo, redo };
}

/** Keys of the designer. Answers what keeps the keys of a text field for that field: there, undo means the text. */
export function useUndoKeys() {
  const { undo, redo } = useSteps();
  const store = useStore();
  const group = 'modeling:title';
  useShortcuts([
    { keys: 'mod+z', label: 'modeling:undo', group, run: undo },
    { keys: 'mod+shift+z', label: 'modeling:redo', group, run: redo },
    { keys: 'mod+y', label: 'modeling:redo', group, run: redo },
    { keys: 'mod+s', label: 'modeling:save.now', group, run: () => void store.flush() },
  ]);
  return useCallback((event: KeyboardEvent) => {
    const target = event.target as HTMLElement;
    const isText = target.isContentEditable || ['INPUT', 'TEXTAREA'].includes(target.tagName);
    if (isText && (event.ctrlKey || event.metaKey) && ['z', 'y'].includes(event.key.toLowerCase())) {
      event.stopPropagation();
    }
  }, []);
}
