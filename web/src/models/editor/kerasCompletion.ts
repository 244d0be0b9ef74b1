import {
  snippet,
  type Completion,
  type CompletionContext,
  type CompletionResult,
} from '@codemirror/autocomplete';
import { localCompletionSource } from '@codemirror/lang-python';
import { placeAt, type CallAt } from './callAt';
import {
  argumentsOf,
  isSection,
  SECTIONS,
  vocabulary,
  type KerasArgument,
  type SectionName,
} from './kerasVocabulary';

const WORD = /\w*/;
const VALID = /^\w*$/;
/** What stands between the brackets when a call has no argument that must be given. */
const FIRST_ARGUMENTS: Record<string, string> = { Input: 'shape=(${64},)' };
const MODULES = SECTIONS.filter((name) => name !== 'schedules');

/** Offers what the compiler of Keras source takes, at the place where it takes it. */
export function completeKeras(context: CompletionContext): CompletionResult | null {
  const place = placeAt(context.state, context.pos);
  if (place.kind === 'COMMENT') return null;
  if (place.kind === 'STRING') return strings(place.from ?? context.pos, place.call);
  const line = context.state.doc.lineAt(context.pos);
  const before = line.text.slice(0, context.pos - line.from);
  return (
    imported(context, before) ??
    member(context, before) ??
    value(context, before, place.call) ??
    words(context, place.call)
  );
}

function strings(from: number, call: CallAt | undefined): CompletionResult | null {
  const taken = argumentAt(call);
  const options = taken ? namesFor(taken) : [];
  return options.length === 0
    ? null
    : { from, validFor: VALID, options: options.map((label) => ({ label, type: 'enum' })) };
}

/** `from keras.layers import De`. */
function imported(context: CompletionContext, before: string): CompletionResult | null {
  const module = /^\s*from\s+[\w.]*?(\w+)\s+import\s+[\w, ]*$/.exec(before)?.[1];
  if (!module) return null;
  const from = context.matchBefore(WORD)?.from ?? context.pos;
  const names = isSection(module)
    ? Object.keys(vocabulary[module].classes)
    : module === 'keras'
      ? [...MODULES, 'Input', 'Model', 'Sequential']
      : [];
  return { from, validFor: VALID, options: names.map((label) => ({ label, type: 'class' })) };
}

/** `keras.layers.De`, `layers.De`, `model.comp`. */
function member(context: CompletionContext, before: string): CompletionResult | null {
  const found = /([\w.]*?)(\w+)\.(\w*)$/.exec(before);
  if (!found) return null;
  const [, , owner = '', typed = ''] = found;
  const from = context.pos - typed.length;
  const options = membersOf(owner);
  return options.length === 0 ? null : { from, validFor: VALID, options };
}

function membersOf(owner: string): Completion[] {
  if (isSection(owner)) return [...classesOf(owner), ...functionsOf(owner)];
  if (owner === 'tf') return [module('keras')];
  if (owner === 'keras') {
    const input = vocabulary.layers.classes.Input ?? [];
    const { Sequential = [], Model = [] } = vocabulary.functions;
    return [
      call('Sequential', Sequential, ''),
      call('Model', Model, ''),
      call('Input', input, ''),
      ...MODULES.map(module),
    ];
  }
  return owner.includes('model')
    ? [call('compile', vocabulary.functions.compile ?? [], '', 'method')]
    : [];
}

function classesOf(section: SectionName): Completion[] {
  const classes = Object.entries(vocabulary[section].classes);
  const calls = classes.map(([name, takes]) => call(name, takes, ''));
  return section === 'optimizers' ? [...calls, module('schedules')] : calls;
}

/** Activations and losses may be named without quotes, too. */
function functionsOf(section: SectionName): Completion[] {
  if (section !== 'activations' && section !== 'losses' && section !== 'metrics') return [];
  return vocabulary[section].names.map((label) => ({ label, type: 'function' }));
}

function module(label: string): Completion {
  return { label, type: 'namespace' };
}

/** `activation=`: what the argument may be. */
function value(
  context: CompletionContext,
  before: string,
  call: CallAt | undefined,
): CompletionResult | null {
  const typed = /=\s*(\w*)$/.exec(before)?.[1];
  const taken = argumentAt(call);
  if (typed === undefined || !taken || !call?.keyword) return null;
  const quoted = namesFor(taken).map((name) => ({ label: `"${name}"`, type: 'enum', boost: 1 }));
  const flags = /^(True|False)$/.test(taken.default ?? '') ? ['True', 'False'] : [];
  const constants = flags.map((label) => ({ label, type: 'constant' }));
  const objects = taken.takes
    ? Object.entries(vocabulary[taken.takes].classes).map(([name, takes]) =>
        prefixed(context, taken.takes ?? 'layers', name, takes),
      )
    : [];
  const options = [...quoted, ...constants, ...objects];
  return options.length === 0
    ? null
    : { from: context.pos - typed.length, validFor: VALID, options };
}

/** A name of the program, or of Keras; in brackets also what may be given there. */
function words(context: CompletionContext, at: CallAt | undefined): CompletionResult | null {
  const word = context.matchBefore(WORD);
  if (!word || (word.from === word.to && !context.explicit)) return null;
  const keywords = at && !at.keyword ? keywordsOf(at) : [];
  const own = localCompletionSource(context);
  const options = [
    ...keywords,
    ...(own?.options ?? []),
    ...['keras', 'tf', 'np'].map(module),
    ...Object.entries(vocabulary.layers.classes).map(([name, takes]) =>
      prefixed(context, 'layers', name, takes),
    ),
  ];
  return { from: word.from, validFor: VALID, options };
}

function keywordsOf(at: CallAt): Completion[] {
  const open = (argumentsOf(at.callee) ?? []).filter(
    (argument, index) => index >= at.index && !at.given.includes(argument.name),
  );
  return open.map((argument, index) => ({
    label: `${argument.name}=`,
    type: 'property',
    detail: argument.default,
    boost: 50 - index,
  }));
}

function argumentAt(call: CallAt | undefined): KerasArgument | undefined {
  const all = call && argumentsOf(call.callee);
  return call?.keyword
    ? all?.find((argument) => argument.name === call.keyword)
    : all?.[call?.index ?? 0];
}

function namesFor({ takes, values }: KerasArgument): string[] {
  return takes ? vocabulary[takes].names : (values ?? []);
}

/** A class by the shortest name that the program knows it by. */
function prefixed(
  context: CompletionContext,
  section: SectionName,
  name: string,
  takes: KerasArgument[],
): Completion {
  const text = context.state.doc.toString();
  if (new RegExp(`import [^\\n]*\\b${name}\\b`).test(text)) return call(name, takes, '');
  const short = new RegExp(`import [^\\n]*\\b${section}\\b`).test(text);
  return call(name, takes, short ? `${section}.` : `keras.${moduleOf(section)}.`);
}

function moduleOf(section: SectionName): string {
  return section === 'schedules' ? 'optimizers.schedules' : section;
}

function call(label: string, takes: KerasArgument[], prefix: string, type = 'class'): Completion {
  const shown = takes.slice(0, 3).map((argument) => argument.name);
  return {
    label,
    type,
    detail: `(${shown.join(', ')}${takes.length > 3 ? ', …' : ''})`,
    ...(prefix && { info: `${prefix}${label}` }),
    apply: (view, completion, from, to) => {
      const called = view.state.sliceDoc(to, to + 1) === '(';
      snippet(`${prefix}${label}${called ? '' : `(${placeholders(label, takes)})`}`)(
        view,
        completion,
        from,
        to,
      );
    },
  };
}

function placeholders(label: string, takes: KerasArgument[]): string {
  const required = takes.filter((argument) => argument.default === undefined);
  const listed = required.map((argument) => `\${${argument.name}}`).join(', ');
  return FIRST_ARGUMENTS[label] ?? (listed === '' ? '${}' : listed);
}
