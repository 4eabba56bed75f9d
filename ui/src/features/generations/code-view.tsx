import { json } from '@codemirror/lang-json';
import { yaml } from '@codemirror/lang-yaml';
import { defaultHighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { search, searchKeymap } from '@codemirror/search';
import { EditorState, type Extension } from '@codemirror/state';
import { EditorView, keymap, lineNumbers } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import { nonce } from '@/shared/nonce';

interface CodeViewProps {
  text: string;
  /** Of which its ending says what it is written in. */
  path: string;
  label: string;
}

const THEME = EditorView.theme({
  '&': { maxHeight: '70vh', fontSize: '13px', backgroundColor: 'var(--surface)', color: 'var(--ink)' },
  '.cm-scroller': { overflow: 'auto', fontFamily: 'ui-monospace, monospace' },
  '.cm-gutters': { backgroundColor: 'var(--sunken)', color: 'var(--muted)', border: 'none' },
  '.cm-cursor': { display: 'none' },
  '&.cm-focused .cm-selectionBackground, ::selection': { backgroundColor: 'var(--accent-soft)' },
  '.cm-panels': { backgroundColor: 'var(--sunken)', color: 'var(--ink)' },
});

function languageOf(path: string): Extension {
  if (path.endsWith('.json')) {
    return [json(), colours()];
  }
  return /\.ya?ml$/.test(path) ? [yaml(), colours()] : [];
}

function colours(): Extension {
  // Its colours are made for white paper.
  const isDark = document.documentElement.dataset['theme'] === 'dark';
  return isDark ? [] : syntaxHighlighting(defaultHighlightStyle);
}

/** A file to read and to search in. */
export default function CodeView({ text, path, label }: CodeViewProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (box.current === null) {
      return;
    }
    const view = new EditorView({
      parent: box.current,
      state: EditorState.create({
        doc: text,
        extensions: [
          lineNumbers(),
          search({ top: true }),
          keymap.of(searchKeymap),
          EditorState.readOnly.of(true),
          EditorView.contentAttributes.of({ 'aria-label': label }),
          THEME,
          languageOf(path),
          ...(nonce === undefined ? [] : [EditorView.cspNonce.of(nonce)]),
        ],
      }),
    });
    // Whoever has no mouse scrolls it by its focus.
    view.scrollDOM.tabIndex = 0;
    return () => view.destroy();
  }, [text, path, label]);
  return <div ref={box} className="min-w-0 overflow-hidden rounded-lg border border-line" />;
}
