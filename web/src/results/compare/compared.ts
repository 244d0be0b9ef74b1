import type { Training, TrainingResult } from '../../api/types';
import { bytes, count, duration, metric, rate, words } from '../../display/quantity';
import { compareTexts as texts } from '../../texts/compare';

/** A result by its address. */
export interface ResultRef {
  trainingId: string;
  resultId: string;
}

/** `t1:r1,t2:r5` in an address. */
export function refsOf(text: string | undefined): ResultRef[] {
  return (text ?? '').split(',').flatMap((pair) => {
    const [trainingId, resultId] = pair.split(':');
    return trainingId && resultId ? [{ trainingId, resultId }] : [];
  });
}

export function textOf(refs: ResultRef[]): string {
  return refs.map(({ trainingId, resultId }) => `${trainingId}:${resultId}`).join(',');
}

export interface Compared {
  training: Training;
  result: TrainingResult;
  /** Unlike that of every other one. */
  name: string;
  color: string;
}

/** One line of the table: what it is, and a text for each result; best where one is to be preferred. */
export interface ComparedRow {
  name: string;
  values: string[];
  best: number[];
}

export function rowsOf(all: Compared[]): ComparedRow[] {
  return [...identity(all), ...fits(all), ...measurements(all), ...effort(all)];
}

export function differs({ values }: ComparedRow): boolean {
  return values.some((value) => value !== values[0]);
}

function row(all: Compared[], name: string, of: (one: Compared) => string): ComparedRow {
  return { name, values: all.map(of), best: [] };
}

function identity(all: Compared[]): ComparedRow[] {
  const { rows } = texts;
  return [
    row(all, rows.training, ({ training }) => training.name),
    row(all, rows.model, ({ result }) => result.modelName),
    row(all, rows.modelSet, ({ training }) => training.modelSetName),
    row(all, rows.data, ({ training }) => training.dataSourceId ?? '–'),
    row(all, rows.startedFrom, ({ result }) => result.initialResultId ?? '–'),
    row(all, rows.state, ({ result }) => words(result.state)),
    row(all, rows.end, ({ result }) => (result.end ? words(result.end) : '–')),
  ];
}

function fits(all: Compared[]): ComparedRow[] {
  const flat = all.map(({ training }) => new Map(flattened(training.fit)));
  const names = [...new Set(flat.flatMap((fit) => [...fit.keys()]))];
  return names.map((name) => ({
    name: texts.rows.fit(name),
    values: flat.map((fit) => fit.get(name) ?? '–'),
    best: [],
  }));
}

function flattened(value: object, above = ''): [string, string][] {
  return Object.entries(value).flatMap(([name, member]: [string, unknown]) => {
    const path = above + name;
    if (member === null || member === undefined) return [];
    if (typeof member === 'object') return flattened(member, `${path}.`);
    return [[path, typeof member === 'string' ? member : JSON.stringify(member)]];
  });
}

function measurements(all: Compared[]): ComparedRow[] {
  return (['train', 'validation', 'test'] as const).flatMap((part) => {
    const names = [...new Set(all.flatMap(({ result }) => Object.keys(result[part])))];
    return names.map((name) => {
      const values = all.map(({ result }) => result[part][name]);
      const title = texts.rows.metric(texts.parts[part], name);
      return { name: title, values: values.map(metric), best: bestOf(name, values) };
    });
  });
}

/** Which of them do best; none when it is not known whether more of this metric is better. */
function bestOf(name: string, values: (number | null | undefined)[]): number[] {
  const numbers = values.filter((value) => typeof value === 'number');
  if (numbers.length < 2 || new Set(numbers).size === 1) return [];
  const least = /loss|error|crossentropy|divergence|^(mae|mape|mse|msle|rmse)$/.test(name);
  const most = /accuracy|precision|recall|auc|r2|f1/.test(name);
  if (!least && !most) return [];
  const target = least ? Math.min(...numbers) : Math.max(...numbers);
  return values.flatMap((value, index) => (value === target ? [index] : []));
}

function effort(all: Compared[]): ComparedRow[] {
  const { rows } = texts;
  return [
    row(all, rows.epochs, ({ result }) => count(result.epoch)),
    row(all, rows.bestEpoch, ({ result }) => count(result.bestEpoch)),
    row(all, rows.steps, ({ result }) => count(result.effort?.steps ?? result.step)),
    row(all, rows.duration, ({ result }) => duration(result.durationMs)),
    row(all, rows.rate, ({ result }) => rate(result.effort?.examplesPerSecond)),
    row(all, rows.memory, ({ result }) => bytes(result.effort?.peakMemoryBytes)),
    row(all, rows.size, ({ result }) => bytes(result.archive?.sizeBytes)),
    row(all, rows.version, ({ result }) => count(result.modelVersion)),
  ];
}

/** Names that tell the results apart: by model, else by model and training. */
export function namesOf(all: { training: Training; result: TrainingResult }[]): string[] {
  const several = new Set(all.map(({ training }) => training.id)).size > 1;
  const names = all.map(({ training, result }) =>
    several ? `${result.modelName} · ${training.name}` : result.modelName,
  );
  return names.map((name, index) =>
    names.indexOf(name) === names.lastIndexOf(name) ? name : `${name} (${index + 1})`,
  );
}
