import type { Training, TrainingResult } from '../api/types';

/** Counted epochs of all models over planned ones, in [0, 1]. */
export function progressOf(results: TrainingResult[]): number {
  const planned = results.reduce((sum, result) => sum + (result.epochs || 0), 0);
  const done = results.reduce((sum, result) => sum + (result.epoch || 0), 0);
  return planned === 0 ? 0 : Math.min(1, done / planned);
}

/** The best measured accuracy: test, else validation; undefined where none is a number. */
export function bestAccuracy(training: Training): number | undefined {
  const measured = training.results
    .map((result) => result.test?.accuracy ?? result.validation?.accuracy)
    .filter((value) => typeof value === 'number');
  return measured.length === 0 ? undefined : Math.max(...measured);
}
