import type { Training } from '../api/types';
import { metric } from '../display/quantity';

/** Every result that can be deployed, named so that a person can tell them apart. */
export function finishedResults(trainings: Training[]): { value: string; label: string }[] {
  return trainings.flatMap((training) =>
    training.results
      .filter((result) => result.state === 'FINISHED')
      .map((result) => ({
        value: result.id,
        label: [
          result.modelName,
          training.name,
          result.test?.accuracy !== undefined && `test accuracy ${metric(result.test.accuracy)}`,
        ]
          .filter(Boolean)
          .join(' · '),
      })),
  );
}
