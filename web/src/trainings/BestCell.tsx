import type { Training } from '../api/types';
import { percent } from '../display/quantity';
import { trainingTexts as texts } from '../texts/trainings';
import { bestOf } from './progress';

/** How well the best model of a training does; pointing at it says which one, and by what. */
export function BestCell({ training }: { training: Training }) {
  const best = bestOf(training);
  if (!best) return '–';
  const { result, part, metric, value } = best;
  return (
    <span title={`${result.modelName}, ${texts.bestBy(texts.parts[part], metric)}`}>
      {metric === 'accuracy' ? percent(value) : texts.lossOf(value)}
    </span>
  );
}
