import type { TrainingResult } from '../api/types';
import { count } from '../display/quantity';

const PLANNED = 'All epochs are trained';

/** Why a training ended, and whose weights its model has, in one sentence; undefined before. */
export function endingOf(result: TrainingResult): string | undefined {
  if (result.state !== 'FINISHED') return undefined;
  const last = count(result.effort?.epochs ?? result.epoch);
  const why = whyOf(result, last);
  const best = result.bestEpoch;
  return best ? `${why}; weights of epoch ${count(best)}.` : `${why}.`;
}

function whyOf({ end }: TrainingResult, last: string): string {
  switch (end) {
    case 'EARLY_STOPPING':
      return `Stopped early at epoch ${last}`;
    case 'TIME_BUDGET':
      return `The time was over in epoch ${last}`;
    case 'STOPPED':
      return `Stopped by hand in epoch ${last}`;
    default:
      return PLANNED;
  }
}
