import type { Inference, Training, TrainingResult } from '../api/types';

/** A model as one training left it. */
export interface ModelVersion {
  number: number;
  training: Training;
  result: TrainingResult;
  /** Deployments that score with it. */
  serving: Inference[];
}

/** Newest first. */
export function versionsOf(
  modelId: string,
  trainings: Training[],
  inferences: Inference[],
): ModelVersion[] {
  return trainings
    .flatMap((training) => training.results.map((result) => ({ training, result })))
    .filter(({ result }) => result.modelId === modelId)
    .flatMap(({ training, result }) =>
      result.modelVersion === null
        ? []
        : [
            {
              number: result.modelVersion,
              training,
              result,
              serving: inferences.filter(({ resultId }) => resultId === result.id),
            },
          ],
    )
    .toSorted((a, b) => b.number - a.number);
}
