import { history, historyKeymap, defaultKeymap, indentWithTab } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import { python } from '@codemirror/lang-python';
import { bracketMatching, indentUnit, syntaxHighlighting } from '@codemirror/language';
import { lintGutter, setDiagnostics } from '@codemirror/lint';
import { Compartment, EditorState } from '@codemirror/state';
import { EditorView, keymap, lineNumbers } from '@codemirror/view';
import { classHighlighter } from '@lezer/highlight';
import { useEffect, useRef } from 'react';
import type { FieldError } from '../../api/types';
import classes from './CodeEditor.module.css';
import { diagnosticsOf } from './diagnostics';
import type { CodeEditorProps } from './LazyCodeEditor';

const language = new Compartment();
const naming = new Compartment();
const GRAMMARS = { python, json };

/** A code field with colours, and each fault at its place. Loaded when it is first shown. */
export default function CodeEditor(props: CodeEditorProps) {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const onChange = useRef(props.onChange);
  const first = useRef(props.value);
  useEffect(() => {
    onChange.current = props.onChange;
  }, [props.onChange]);
  useEffect(() => {
    if (!host.current) return undefined;
    const editor = new EditorView({
      parent: host.current,
      state: EditorState.create({ doc: first.current, extensions: extensionsOf(onChange) }),
    });
    view.current = editor;
    return () => editor.destroy();
  }, []);
  useEffect(() => {
    view.current?.dispatch({
      effects: [
        language.reconfigure(GRAMMARS[props.language]()),
        naming.reconfigure(
          EditorView.contentAttributes.of({
            'aria-label': props.label,
            'aria-describedby': props.describedBy,
            tabindex: '0',
          }),
        ),
      ],
    });
  }, [props.language, props.label, props.describedBy]);
  useEffect(() => show(view.current, props.value), [props.value]);
  useEffect(() => mark(view.current, props.faults), [props.value, props.faults]);
  return <div ref={host} className={classes.editor} />;
}

function extensionsOf(onChange: React.RefObject<(value: string) => void>) {
  return [
    lineNumbers(),
    history(),
    bracketMatching(),
    indentUnit.of('    '),
    syntaxHighlighting(classHighlighter),
    lintGutter(),
    keymap.of([...defaultKeymap, ...historyKeymap, indentWithTab]),
    language.of([]),
    naming.of([]),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) onChange.current(update.state.doc.toString());
    }),
  ];
}

/** Takes a value from outside, such as an example; what was typed is there already. */
function show(view: EditorView | null, value: string) {
  const shown = view?.state.doc.toString();
  if (!view || shown === value) return;
  view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: value } });
}

function mark(view: EditorView | null, faults: FieldError[]) {
  if (view) view.dispatch(setDiagnostics(view.state, diagnosticsOf(view.state.doc, faults)));
}
