import type { MetricSeries, Training, TrainingResult } from '../api/types';

/** Counted epochs of all models over planned ones, in [0, 1]; a model that finished early is done. */
export function progressOf(results: TrainingResult[]): number {
  const { done, planned } = epochsOf(results);
  return planned === 0 ? 0 : Math.min(1, done / planned);
}

export function epochsOf(results: TrainingResult[]): { done: number; planned: number } {
  const sum = (of: (result: TrainingResult) => number) =>
    results.reduce((total, result) => total + (of(result) || 0), 0);
  const done = sum((each) => (each.state === 'FINISHED' ? each.epochs : each.epoch));
  return { done, planned: sum((each) => each.epochs) };
}

/** Epochs that tell the pace: the last ones, for it changes with the load of the machine. */
const RECENT = 20;

/** Of the last epochs; undefined before two have a time. */
export function secondsPerEpoch(series: MetricSeries | undefined): number | undefined {
  const points = (series?.epochs ?? []).slice(-RECENT).flatMap((epoch, index, recent) => {
    const time = series?.times.at(index - recent.length);
    return time ? [{ epoch, at: Date.parse(time) }] : [];
  });
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last || last.epoch === first.epoch || last.at <= first.at) return undefined;
  return (last.at - first.at) / 1000 / (last.epoch - first.epoch);
}

/** How fast a training goes, and how long it takes if it goes on like that. */
export interface Pace {
  epochsPerSecond: number;
  examplesPerSecond: number | undefined;
  leftMs: number;
}

/** All models learn at the same time, so that the slowest one tells when it is over. */
export function paceOf(
  results: TrainingResult[],
  seriesOf: (resultId: string) => MetricSeries | undefined,
): Pace | undefined {
  const running = results.filter((result) => result.state === 'RUNNING');
  const paced = running.flatMap((result) => {
    const seconds = secondsPerEpoch(seriesOf(result.id));
    return seconds === undefined ? [] : [{ result, seconds }];
  });
  if (paced.length === 0) return undefined;
  const examples = paced.map(({ result, seconds }) => (result.trainingExamples ?? 0) / seconds);
  const total = examples.reduce((a, b) => a + b, 0);
  return {
    epochsPerSecond: paced.reduce((sum, { seconds }) => sum + 1 / seconds, 0),
    examplesPerSecond: total > 0 ? total : undefined,
    leftMs: Math.max(
      ...paced.map(({ result, seconds }) => (result.epochs - result.epoch) * seconds * 1000),
    ),
  };
}

/** The result that does best, and by what that is told. */
export interface Best {
  result: TrainingResult;
  part: 'test' | 'validation';
  metric: 'accuracy' | 'loss';
  value: number;
}

const JUDGES = [
  ['test', 'accuracy'],
  ['validation', 'accuracy'],
  ['test', 'loss'],
  ['validation', 'loss'],
] as const;

/** By accuracy where there is one, else by loss; on the test part before the validation part. */
export function bestOf({ results }: Pick<Training, 'results'>): Best | undefined {
  for (const [part, metric] of JUDGES) {
    const measured = results.flatMap((result) => {
      const value = result[part][metric];
      return typeof value === 'number' ? [{ result, part, metric, value }] : [];
    });
    if (measured.length > 0) {
      const better = (a: Best, b: Best) =>
        metric === 'loss' ? b.value < a.value : b.value > a.value;
      return measured.reduce((a, b) => (better(a, b) ? b : a));
    }
  }
  return undefined;
}

/** The best measured accuracy; undefined where none is a number. */
export function bestAccuracy(training: Training): number | undefined {
  const best = bestOf(training);
  return best?.metric === 'accuracy' ? best.value : undefined;
}
