import written from './kerasVocabulary.json';

export const SECTIONS = [
  'layers',
  'optimizers',
  'schedules',
  'losses',
  'metrics',
  'initializers',
  'regularizers',
  'constraints',
  'activations',
] as const;
export type SectionName = (typeof SECTIONS)[number];

/** An argument of a call; without a default it must be given. */
export interface KerasArgument {
  name: string;
  default?: string;
  /** Of whose names and objects it is one. */
  takes?: SectionName;
  values?: string[];
}

type Calls = Record<string, KerasArgument[]>;
type Vocabulary = { functions: Calls } & Record<SectionName, { classes: Calls; names: string[] }>;

/** Generated from the compiler of Keras source by its test `KerasVocabularyTest`. */
export const vocabulary = written as unknown as Vocabulary;

export function isSection(name: string): name is SectionName {
  return (SECTIONS as readonly string[]).includes(name);
}

/** What a call takes: `keras.layers.Dense`, `Dense`, `model.compile`. */
export function argumentsOf(callee: string): KerasArgument[] | undefined {
  const parts = callee.split('.');
  const name = parts.at(-1) ?? '';
  const section = parts.at(-2) ?? '';
  if (isSection(section)) return vocabulary[section].classes[name];
  if (name in vocabulary.functions) return vocabulary.functions[name];
  return SECTIONS.map((each) => vocabulary[each].classes[name]).find(Boolean);
}
