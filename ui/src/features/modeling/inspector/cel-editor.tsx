import {
  autocompletion,
  type CompletionContext,
  type CompletionResult,
  closeBrackets,
  completionKeymap,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { HighlightStyle, StreamLanguage, syntaxHighlighting } from '@codemirror/language';
import { EditorState } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { useEffect, useRef } from 'react';
import { nonce } from '@/shared/nonce';
import { completions } from '../model/completion';
import type { Design, Entity } from '../model/types';
import { useDraft } from '../store/use-draft';

interface CelEditorProps {
  labelledBy: string;
  describedBy: string;
  invalid: boolean;
  root: Entity;
  value: string;
  onValueChange: (value: string) => void;
}

const cel = StreamLanguage.define({
  token(stream) {
    if (stream.match(/\/\/.*/)) {
      return 'comment';
    }
    if (stream.match(/r?("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')/)) {
      return 'string';
    }
    if (stream.match(/\d+(\.\d+)?([eE][+-]?\d+)?/)) {
      return 'number';
    }
    if (stream.match(/(true|false|null|in)\b/)) {
      return 'keyword';
    }
    if (stream.match(/[A-Za-z_]\w*(?=\s*\()/)) {
      return 'function';
    }
    if (stream.match(/[A-Za-z_]\w*/)) {
      return 'variableName';
    }
    stream.next();
    return null;
  },
  tokenTable: { function: tags.function(tags.variableName) },
});

const colours = HighlightStyle.define([
  { tag: tags.string, color: 'var(--ok)' },
  { tag: tags.number, color: 'var(--warn)' },
  { tag: tags.keyword, color: 'var(--accent)', fontWeight: '600' },
  { tag: tags.function(tags.variableName), color: 'var(--accent)' },
  { tag: tags.comment, color: 'var(--muted)', fontStyle: 'italic' },
]);

const looks = EditorView.theme({
  '&': {
    backgroundColor: 'var(--surface)',
    color: 'var(--ink)',
    border: '1px solid var(--control)',
    borderRadius: '6px',
    fontSize: '13px',
  },
  '&.cm-focused': { outline: '2px solid var(--accent)', outlineOffset: '2px' },
  '&:has([aria-invalid="true"])': { borderColor: 'var(--danger)' },
  '.cm-content': { fontFamily: 'var(--font-mono)', caretColor: 'var(--ink)', padding: '7px 0', minHeight: '20px' },
  '.cm-line': { padding: '0 10px' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '.cm-tooltip': {
    backgroundColor: 'var(--surface)',
    color: 'var(--ink)',
    border: '1px solid var(--line)',
    borderRadius: '6px',
  },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { backgroundColor: 'var(--accent-soft)', color: 'var(--ink)' },
  '.cm-completionDetail': { color: 'var(--muted)' },
});

/** CodeMirror, with what the model has to offer. */
export default function CelEditor({ labelledBy, describedBy, invalid, root, value, onValueChange }: CelEditorProps) {
  const { design } = useDraft();
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const current = useRef({ design, root, value, onValueChange });
  useEffect(() => {
    current.current = { design, root, value, onValueChange };
  });

  useEffect(() => {
    if (place.current === null) {
      return;
    }
    const editor = new EditorView({
      parent: place.current,
      state: EditorState.create({
        doc: current.current.value,
        extensions: [
          ...(nonce === undefined ? [] : [EditorView.cspNonce.of(nonce)]),
          history(),
          closeBrackets(),
          cel,
          syntaxHighlighting(colours),
          looks,
          EditorView.lineWrapping,
          EditorView.contentAttributes.of({ 'aria-labelledby': labelledBy, 'aria-describedby': describedBy }),
          autocompletion({ override: [(context) => complete(context, current.current.design, current.current.root)] }),
          // Tab goes on to the next control, as everywhere.
          keymap.of([...completionKeymap, ...historyKeymap, ...defaultKeymap]),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) {
              const text = update.state.doc.toString();
              if (text !== current.current.value) {
                current.current.onValueChange(text);
              }
            }
          }),
        ],
      }),
    });
    view.current = editor;
    return () => {
      view.current = null;
      editor.destroy();
    };
  }, [labelledBy, describedBy]);

  useEffect(() => {
    const editor = view.current;
    if (editor && editor.state.doc.toString() !== value) {
      editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: value } });
    }
  }, [value]);

  useEffect(() => {
    view.current?.contentDOM.setAttribute('aria-invalid', String(invalid));
  }, [invalid]);

  return <div ref={place} className="min-w-0" />;
}

function complete(context: CompletionContext, design: Design, root: Entity): CompletionResult | null {
  const before = context.matchBefore(/[A-Za-z_][\w.]*/);
  if (before === null && !context.explicit) {
    return null;
  }
  const path = (before?.text ?? '').split('.');
  path.pop();
  const from = before === null ? context.pos : before.from + before.text.lastIndexOf('.') + 1;
  const options = completions(design, root, path);
  return options.length === 0 ? null : { from, options, validFor: /^\w*$/ };
}
