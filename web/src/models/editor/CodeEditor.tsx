import { history, historyKeymap, defaultKeymap, indentWithTab } from '@codemirror/commands';
import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
  type CompletionContext,
} from '@codemirror/autocomplete';
import { json } from '@codemirror/lang-json';
import { python } from '@codemirror/lang-python';
import { bracketMatching, indentUnit, syntaxHighlighting } from '@codemirror/language';
import { lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint';
import { Compartment, EditorState, type Extension } from '@codemirror/state';
import { EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import { classHighlighter } from '@lezer/highlight';
import { useEffect, useRef } from 'react';
import type { FieldError } from '../../api/types';
import { placed } from '../../display/draft/jsonPlaces';
import classes from './CodeEditor.module.css';
import { diagnosticsOf } from './diagnostics';
import type { CodeEditorProps } from './LazyCodeEditor';

const language = new Compartment();
const naming = new Compartment();
const GRAMMARS = { python: withKeras, json };

/** A code field with colours, completion, and each fault at its place. Loaded when first shown. */
export default function CodeEditor(props: CodeEditorProps) {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const onChange = useRef(props.onChange);
  const first = useRef({ doc: props.value, readOnly: props.readOnly ?? false });
  useEffect(() => {
    onChange.current = props.onChange;
  }, [props.onChange]);
  useEffect(() => {
    if (!host.current) return undefined;
    const { doc, readOnly } = first.current;
    const extensions = readOnly ? READER : editing(onChange);
    const state = EditorState.create({ doc, extensions: [SHOWN, extensions] });
    const editor = new EditorView({ parent: host.current, state });
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
  const isJson = props.language === 'json';
  useEffect(() => mark(view.current, props.faults, isJson), [props.value, props.faults, isJson]);
  useEffect(() => go(view.current, props.goTo, isJson), [props.goTo, isJson]);
  return <div ref={host} className={classes.editor} data-reader={props.readOnly || undefined} />;
}

const SHOWN: Extension = [
  lineNumbers(),
  bracketMatching(),
  indentUnit.of('    '),
  syntaxHighlighting(classHighlighter),
  language.of([]),
  naming.of([]),
];

const READER: Extension = [
  EditorState.readOnly.of(true),
  EditorView.editable.of(false),
  keymap.of(defaultKeymap),
];

function editing(onChange: React.RefObject<(value: string) => void>): Extension {
  return [
    history(),
    lintGutter(),
    highlightActiveLine(),
    closeBrackets(),
    autocompletion({ icons: false }),
    keymap.of([
      ...closeBracketsKeymap,
      ...completionKeymap,
      ...lintKeymap,
      ...defaultKeymap,
      ...historyKeymap,
      indentWithTab,
    ]),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) onChange.current(update.state.doc.toString());
    }),
  ];
}

/** Python with the names of Keras, which are loaded when the first one is asked for. */
function withKeras() {
  const support = python();
  const autocomplete = async (context: CompletionContext) =>
    (await import('./kerasCompletion')).completeKeras(context);
  return [support.language, support.language.data.of({ autocomplete })];
}

/** Takes a value from outside, such as an example; what was typed is there already. */
function show(view: EditorView | null, value: string) {
  const shown = view?.state.doc.toString();
  if (!view || shown === value) return;
  view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: value } });
}

function mark(view: EditorView | null, faults: FieldError[], isJson: boolean) {
  if (!view) return;
  const marked = isJson ? placed(view.state.doc.toString(), faults) : faults;
  view.dispatch(setDiagnostics(view.state, diagnosticsOf(view.state.doc, marked)));
}

/** Puts the cursor where a fault is, and the eye with it. */
function go(view: EditorView | null, wish: FieldError | undefined, isJson: boolean) {
  if (!view || !wish) return;
  const [fault] = isJson ? placed(view.state.doc.toString(), [wish]) : [wish];
  if (!fault?.line || fault.line > view.state.doc.lines) return;
  const line = view.state.doc.line(fault.line);
  const anchor = Math.min(line.from + (fault.column ?? 1) - 1, line.to);
  view.dispatch({
    selection: { anchor },
    effects: EditorView.scrollIntoView(anchor, { y: 'center' }),
  });
  view.focus();
}
