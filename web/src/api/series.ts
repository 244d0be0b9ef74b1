import type { EpochUpdate, Metrics, MetricSeries, Scoring, ScoringSeries } from './types';

/** An epoch as curves show it. */
interface EpochPoint extends Pick<
  EpochUpdate,
  'epoch' | 'step' | 'train' | 'validation' | 'learningRate'
> {
  /** Not known of those that were trained before times were kept. */
  time: MetricSeries['times'][number];
}

const SCORING_WINDOW_MS = 10 * 60 * 1000;

/** Adds epochs that are newer than the series has; older or repeated ones change nothing. */
export function appendEpochs(series: MetricSeries, updates: EpochPoint[]): MetricSeries {
  const last = series.epochs.at(-1) ?? 0;
  const fresh = updates.filter((update) => update.epoch > last).sort((a, b) => a.epoch - b.epoch);
  const unique = fresh.filter((update, index) => update.epoch !== fresh[index - 1]?.epoch);
  if (unique.length === 0) return series;
  const length = series.epochs.length;
  return {
    epochs: [...series.epochs, ...unique.map((update) => update.epoch)],
    steps: [...series.steps, ...unique.map((update) => update.step)],
    train: extend(
      series.train,
      length,
      unique.map((update) => update.train),
    ),
    validation: extend(
      series.validation,
      length,
      unique.map((update) => update.validation),
    ),
    learningRate: [...series.learningRate, ...unique.map((update) => update.learningRate)],
    times: [...series.times, ...unique.map((update) => update.time)],
  };
}

function extend(columns: Record<string, (number | null)[]>, length: number, rows: Metrics[]) {
  const names = new Set([...Object.keys(columns), ...rows.flatMap((row) => Object.keys(row))]);
  const extended: Record<string, (number | null)[]> = {};
  for (const name of names) {
    const before = columns[name] ?? new Array<null>(length).fill(null);
    extended[name] = [...before, ...rows.map((row) => row[name] ?? null)];
  }
  return extended;
}

/** The server's answer, plus the newer epochs that the cache had seen live. */
export function mergeSeries(answer: MetricSeries, cached: MetricSeries | undefined): MetricSeries {
  if (!cached) return answer;
  const at = (columns: Record<string, (number | null)[]>, index: number) =>
    Object.fromEntries(
      Object.entries(columns)
        .map(([name, values]) => [name, values[index]] as const)
        .filter((entry): entry is [string, number] => typeof entry[1] === 'number'),
    );
  const seen = cached.epochs.map((epoch, index) => ({
    epoch,
    step: cached.steps[index] ?? 0,
    learningRate: cached.learningRate[index] ?? null,
    time: cached.times[index] ?? null,
    train: at(cached.train, index),
    validation: at(cached.validation, index),
  }));
  return appendEpochs(answer, seen);
}

/**
 * Adds a point and forgets those that left the window of ten minutes. A report that comes late
 * knows better than what was taken for silence meanwhile, and takes its place.
 */
export function appendScoring(series: ScoringSeries, point: Scoring): ScoringSeries {
  const time = Date.parse(point.time);
  if (series.points.at(-1)?.time === point.time) return series;
  const oldest = time - SCORING_WINDOW_MS;
  const kept = series.points.filter((each) => {
    const at = Date.parse(each.time);
    return at >= oldest && at < time;
  });
  return { points: [...kept, point] };
}

/** The server's answer, plus the newer points that the cache had seen live. */
export function mergeScoring(answer: ScoringSeries, cached: ScoringSeries | undefined) {
  const last = Date.parse(answer.points.at(-1)?.time ?? '1970-01-01T00:00:00Z');
  const newer = cached?.points.filter(({ time }) => Date.parse(time) > last) ?? [];
  return newer.reduce(appendScoring, answer);
}
