import type { TrainingResult } from '../api/types';
import { count } from '../display/quantity';
import { resultTexts } from '../texts/results';

const texts = resultTexts.ending;

/** Why a training ended, and whose weights its model has, in one sentence; undefined before. */
export function endingOf(result: TrainingResult): string | undefined {
  if (result.state !== 'FINISHED') return undefined;
  const last = count(result.effort?.epochs ?? result.epoch);
  const why = whyOf(result, last);
  const best = result.bestEpoch;
  return best ? `${why}; ${texts.weights(count(best))}.` : `${why}.`;
}

function whyOf({ end }: TrainingResult, last: string): string {
  switch (end) {
    case 'EARLY_STOPPING':
      return texts.early(last);
    case 'TIME_BUDGET':
      return texts.time(last);
    case 'STOPPED':
      return texts.stopped(last);
    default:
      return texts.all;
  }
}
