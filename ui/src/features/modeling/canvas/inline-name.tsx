import { useEffect, useRef, useState } from 'react';
import { cx } from '@/shared/ui/cx';

interface InlineNameProps {
  label: string;
  initial: string;
  placeholder?: string;
  className?: string;
  /** Answers whether it was taken; Enter goes on with the next where `again` is set. */
  onCommit: (text: string) => void;
  onDone: () => void;
  again?: boolean;
}

/** A name that is written where it stands. Enter takes it, Escape leaves it, going elsewhere takes it too. */
export function InlineName({
  label,
  initial,
  placeholder,
  className,
  onCommit,
  onDone,
  again = false,
}: InlineNameProps) {
  const [text, setText] = useState(initial);
  const input = useRef<HTMLInputElement>(null);
  const isOver = useRef(false);
  useEffect(() => {
    input.current?.focus({ preventScroll: true });
    input.current?.select();
  }, []);

  function finish(commit: boolean) {
    if (isOver.current) {
      return;
    }
    isOver.current = true;
    if (commit && text.trim() !== '' && text !== initial) {
      onCommit(text.trim());
    }
    onDone();
  }

  return (
    <input
      ref={input}
      value={text}
      aria-label={label}
      placeholder={placeholder}
      maxLength={200}
      autoComplete="off"
      spellCheck={false}
      onChange={(event) => setText(event.target.value)}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Enter' && again && text.trim() !== '') {
          onCommit(text.trim());
          setText('');
        } else if (event.key === 'Enter') {
          finish(true);
        } else if (event.key === 'Escape') {
          finish(false);
        }
      }}
      onBlur={() => finish(true)}
      className={cx(
        'nodrag nopan h-6 w-full min-w-0 rounded-sm border border-accent bg-surface px-1 text-sm text-ink outline-none',
        className,
      )}
    />
  );
}
